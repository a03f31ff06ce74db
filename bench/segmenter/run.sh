#!/usr/bin/env bash
# Our segmenter beside Lucene's SmartChineseAnalyzer (Java, warmed up) and @node-rs/jieba, in turns within one run, each on one thread, over the papers of the sample corpus and as much text again made
# from the dictionary's pairs, or over the lines of FILE.
#   bench/segmenter/run.sh [--rounds N] [FILE]
#   bench/segmenter/run.sh --gold [FILE]      words against FILE, in which they are parted by white space: precision, recall, F1; without FILE
#                                             a text made from the dictionary's pairs, which reads like a newspaper from afar
# Needs Debian's liblucene8-java and openjdk-17-jdk-headless, and npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
rounds=9; gold=
while [ $# -gt 0 ]; do case $1 in
  --rounds) rounds=$2; shift 2;;
  --gold) gold=${2:-walk}; [ "$gold" = walk ] || gold=$(realpath "$gold"); shift $(( $# > 1 ? 2 : 1 ));;
  *) break;;
esac; done
dotnet build -c Release -v quiet -nologo
bench() { dotnet bin/Release/net10.0/segmenter-bench.dll "$@"; }
text=$(mktemp); trap 'rm -f "$text"' EXIT
if [ "$gold" = walk ]; then bench walk "$text"; gold=$text; fi
if [ -n "$gold" ]; then bench gold "$gold"; exit; fi

[ -e /usr/share/java/lucene-analyzers-smartcn-8.7.0.jar ] && [ -x "$(echo /usr/lib/jvm/java-17-openjdk-*/bin/java)" ] ||
  apt-get install -y --no-install-recommends liblucene8-java openjdk-17-jdk-headless
[ -d node_modules/@node-rs/jieba ] || npm install --prefix . --no-save --no-audit --no-fund @node-rs/jieba@2.0.3
if [ $# -gt 0 ]; then cp "$1" "$text"; else find ../../sample-corpus/expected-text -type f -print0 | LC_ALL=C sort -z | xargs -0 dotnet bin/Release/net10.0/segmenter-bench.dll text "$text"; fi
jars=/usr/share/java
uptime
bench race "$text" "$(echo /usr/lib/jvm/java-17-openjdk-*/bin/java)" "$jars/lucene-analyzers-smartcn-8.7.0.jar:$jars/lucene-analyzers-common-8.7.0.jar:$jars/lucene-core-8.7.0.jar" "$rounds"
uptime
