import java.io.*;
import java.nio.file.*;
import org.apache.lucene.analysis.*;
import org.apache.lucene.analysis.cn.smart.*;
import org.apache.lucene.analysis.tokenattributes.*;

/**
 * Oracle raw|smart FILE: the tokens of every text in FILE, on standard output. All numbers are 32 bits, big-endian.
 * FILE: for each text its length in UTF-16 units, then the units (16 bits each; halves of surrogate pairs may stand alone).
 * Output: for each token its length, units, start, end, position increment; after the last of a text -1, the final offset, the increments that are left.
 */
public final class Oracle {
    public static void main(String[] args) throws IOException {
        try (DataInputStream texts = new DataInputStream(new BufferedInputStream(Files.newInputStream(Paths.get(args[1])), 1 << 16));
             DataOutputStream tokens = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
             Analyzer smart = new SmartChineseAnalyzer()) {
            while (texts.available() > 0) {
                String text = read(texts);
                if (args[0].equals("raw")) {
                    Tokenizer raw = new HMMChineseTokenizer();
                    raw.setReader(new StringReader(text));
                    write(raw, tokens);
                } else {
                    write(smart.tokenStream("text", text), tokens);
                }
            }
        }
    }

    private static String read(DataInputStream texts) throws IOException {
        char[] units = new char[texts.readInt()];
        for (int i = 0; i < units.length; i++) units[i] = texts.readChar();
        return new String(units);
    }

    private static void write(TokenStream stream, DataOutputStream out) throws IOException {
        CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
        OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
        PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
        stream.reset();
        while (stream.incrementToken()) {
            out.writeInt(term.length());
            for (int i = 0; i < term.length(); i++) out.writeChar(term.charAt(i));
            out.writeInt(offset.startOffset());
            out.writeInt(offset.endOffset());
            out.writeInt(increment.getPositionIncrement());
        }
        stream.end();
        out.writeInt(-1);
        out.writeInt(offset.endOffset());
        out.writeInt(increment.getPositionIncrement());
        stream.close();
    }
}
