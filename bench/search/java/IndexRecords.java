import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The same passages into the same fields with Lucene in Java: exact pairs with positions, words by SmartChineseAnalyzer, sums, days. The numbers come from the file, found by ours.
 * All is read into memory before the clock starts. Arguments: the folder that "search-bench write" filled, the folder of the index.
 */
public final class IndexRecords {
    private static final int[] FOLDS = new int[0x10000], LOOSE = new int[0x10000];

    private record Passage(int number, int page, boolean head, boolean recognised, long[] sums, int[] days, String text) {}

    private record Paper(String file, String about, List<Passage> passages) {}

    public static void main(String[] args) throws IOException {
        List<String> folds = Files.readAllLines(Path.of(args[0], "folds.tsv"));
        for (int c = 0; c < folds.size(); c++) {
            String[] pair = folds.get(c).split("\t");
            FOLDS[c] = Integer.parseInt(pair[0]);
            LOOSE[c] = Integer.parseInt(pair[1]);
        }
        List<Paper> papers = read(Path.of(args[0], "passages.tsv"));
        Path folder = Path.of(args[1]);
        Analyzer words = new SmartChineseAnalyzer();
        words.tokenStream("words", "会议").close();

        long began = System.nanoTime(), cpu = processorTime();
        IndexWriterConfig config = new IndexWriterConfig(words).setOpenMode(IndexWriterConfig.OpenMode.CREATE).setRAMBufferSizeMB(64);
        try (FSDirectory directory = FSDirectory.open(folder); IndexWriter writer = new IndexWriter(directory, config)) {
            for (Paper paper : papers) index(paper, writer);
            writer.commit();
        }
        double seconds = (System.nanoTime() - began) / 1e9, cpuSeconds = (processorTime() - cpu) / 1e9;
        long passages = 0, text = 0, size = 0;
        for (Paper paper : papers)
            for (Passage passage : paper.passages()) {
                passages++;
                text += passage.text().getBytes(StandardCharsets.UTF_8).length;
            }
        try (var files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) size += Files.size(file);
        }
        System.out.printf("lucene-java\t%d\t%d\t%.2f\t%.2f\t%d%n", passages, text, seconds, cpuSeconds, size);
    }

    private static void index(Paper paper, IndexWriter writer) throws IOException {
        Pairs exact = new Pairs(FOLDS), loose = new Pairs(LOOSE);
        for (Passage passage : paper.passages()) {
            Document document = new Document();
            document.add(new StringField("file", paper.file(), Field.Store.YES));
            document.add(new SortedDocValuesField("file", new BytesRef(paper.file())));
            document.add(new NumericDocValuesField("number", passage.number()));
            document.add(new StoredField("number", passage.number()));
            document.add(new IntPoint("page", passage.page()));
            document.add(new StoredField("page", passage.page()));
            document.add(new StoredField("text", passage.text()));
            document.add(new Field("exact", exact.of(passage.text()), PAIRS));
            document.add(new Field("words", passage.text(), WORDS));
            document.add(new Field("about", paper.about(), WORDS));
            for (long sum : passage.sums()) document.add(new LongPoint("sum", sum));
            for (int day : passage.days()) document.add(new IntPoint("day", day));
            if (passage.head()) document.add(new StringField("head", "1", Field.Store.NO));
            if (passage.recognised()) document.add(new Field("loose", loose.of(passage.text()), PAIRS));
            writer.addDocument(document);
        }
    }

    private static final FieldType PAIRS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS), WORDS = type(IndexOptions.DOCS_AND_FREQS);

    private static FieldType type(IndexOptions options) {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(options);
        type.freeze();
        return type;
    }

    /** Overlapping pairs of folded characters, the last one alone. */
    private static final class Pairs extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final int[] folds;
        private int[] characters = new int[256];
        private int length, at;

        Pairs(int[] folds) {
            this.folds = folds;
        }

        Pairs of(String text) {
            if (characters.length < text.length()) characters = new int[text.length() * 2];
            length = 0;
            for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
                c = text.codePointAt(i);
                int folded = c < 0x10000 ? folds[c] : c;
                if (folded >= 0) characters[length++] = folded;
            }
            return this;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            at = 0;
        }

        @Override
        public boolean incrementToken() {
            if (at >= length) return false;
            clearAttributes();
            char[] buffer = term.resizeBuffer(4);
            int units = Character.toChars(characters[at], buffer, 0);
            if (++at < length) units += Character.toChars(characters[at], buffer, units);
            term.setLength(units);
            return true;
        }
    }

    private static List<Paper> read(Path file) throws IOException {
        List<Paper> papers = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line; (line = lines.readLine()) != null; ) {
                String[] parts = line.split("\t", -1);
                if (parts[0].equals("F")) papers.add(new Paper(parts[1], plain(parts[2]), new ArrayList<>()));
                else
                    papers.get(papers.size() - 1).passages().add(new Passage(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), parts[3].equals("1"), parts[4].equals("1"),
                        numbers(parts[5]), toInts(numbers(parts[6])), plain(parts[7])));
            }
        }
        return papers;
    }

    private static long[] numbers(String list) {
        if (list.isEmpty()) return new long[0];
        String[] parts = list.split(",");
        long[] numbers = new long[parts.length];
        for (int i = 0; i < parts.length; i++) numbers[i] = Long.parseLong(parts[i]);
        return numbers;
    }

    private static int[] toInts(long[] numbers) {
        int[] ints = new int[numbers.length];
        for (int i = 0; i < ints.length; i++) ints[i] = (int) numbers[i];
        return ints;
    }

    private static String plain(String escaped) {
        StringBuilder text = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\') c = escaped.charAt(++i) == 'n' ? '\n' : escaped.charAt(i) == 't' ? '\t' : '\\';
            text.append(c);
        }
        return text.toString();
    }

    private static long processorTime() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
