import java.io.*;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.cn.smart.*;
import org.apache.lucene.analysis.tokenattributes.*;

/**
 * Smartcn raw|smart FILE: for each line "SECONDS" on standard input, cuts the texts of FILE (one a line) again and again for so long and answers with passes, seconds,
 * seconds of processor time. The tokenizer and the analyzer are made once and used again, as Lucene does.
 */
public final class Smartcn {
    public static void main(String[] args) throws IOException {
        String[] texts = new String(Files.readAllBytes(Paths.get(args[1])), StandardCharsets.UTF_8).split("\n", -1);
        Tokenizer raw = new HMMChineseTokenizer();
        Analyzer smart = new SmartChineseAnalyzer();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        long characters = 0;
        for (String line; (line = input.readLine()) != null;) {
            long start = System.nanoTime(), busy = processorTime();
            int passes = 0;
            double seconds;
            do {
                for (String text : texts) {
                    if (args[0].equals("raw")) {
                        raw.setReader(new StringReader(text));
                        characters += walk(raw);
                    } else {
                        characters += walk(smart.tokenStream("text", text));
                    }
                }
                passes++;
                seconds = (System.nanoTime() - start) / 1e9;
            } while (seconds < Double.parseDouble(line));
            System.out.println(passes + " " + seconds + " " + (processorTime() - busy) / 1e9);
        }
    }

    private static long walk(TokenStream stream) throws IOException {
        CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
        long characters = 0;
        stream.reset();
        while (stream.incrementToken()) characters += term.length();
        stream.end();
        stream.close();
        return characters;
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
