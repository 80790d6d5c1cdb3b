package io.clickshelf.benchmarks.recommend;

import io.clickshelf.benchmarks.Arguments;
import io.clickshelf.benchmarks.Benchmark;
import io.clickshelf.benchmarks.BenchmarkException;
import io.clickshelf.benchmarks.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Recommendation quality on public data; whatever is chosen is chosen from the training part alone. */
public final class RecommendBenchmark implements Benchmark {

    @Override
    public String name() {
        return "recommend";
    }

    @Override
    public String usage() {
        return """
                recommend --data DIR         the whole table
                recommend topn DIR           train.txt[.gz], test.txt[.gz]: user item item …
                recommend als DIR            the same files, implicit ALS alone
                recommend sessions DIR       train_sessions.txt[.gz], test.txt[.gz]
                recommend shop FILE          orders as CSV[.gz]; the last ten weeks test
                recommend cold DIR           NAME.item.json[.gz], NAME.valid.tsv[.gz], NAME.test.tsv[.gz]""";
    }

    @Override
    public void run(Arguments arguments, Report report) throws Exception {
        if (arguments.words().isEmpty()) {
            Path data = arguments.data();
            runIfThere(data.resolve("online-retail").resolve("online_retail.csv.gz"), report, ShopBench::run);
            runIfThere(data.resolve("recsys").resolve("amazon-2018-text"), report, ColdStartBench::run);
            runIfThere(data.resolve("recsys").resolve("diginetica-srgnn"), report, SessionBench::run);
            runIfThere(data.resolve("recsys").resolve("gowalla-lightgcn"), report, TopNBench::run);
            return;
        }
        List<Path> paths = arguments.files(1);
        if (paths.isEmpty()) {
            throw new BenchmarkException("Say what to run on. " + usage());
        }
        Set set = switch (arguments.words().getFirst()) {
            case "topn" -> TopNBench::run;
            case "als" -> TopNBench::alsOnly;
            case "sessions" -> SessionBench::run;
            case "shop" -> ShopBench::run;
            case "cold" -> ColdStartBench::run;
            default ->
                throw new BenchmarkException(
                        "There is no \"recommend " + arguments.words().getFirst() + "\". " + usage());
        };
        for (Path path : paths) {
            set.run(path, report);
        }
    }

    @FunctionalInterface
    private interface Set {
        void run(Path path, Report report) throws Exception;
    }

    private static void runIfThere(Path path, Report report, Set set) throws Exception {
        if (Files.exists(path)) {
            set.run(path, report);
        } else {
            report.say("%s is not there: left out", path);
        }
    }
}
