#!/usr/bin/env bash
# Our compatible modes against Lucene's SmartChineseAnalyzer itself, token for token (text, start, end, position increment), over texts of nine kinds made from a seed.
#   bench/smartcn-oracle/run.sh [UNITS] [SEED]      (default: 4,000,000 UTF-16 units)
# Needs Debian's liblucene8-java (8.8.1) and openjdk-17-jdk-headless: the sentence rules are those of this JDK.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
[ -e /usr/share/java/lucene-analyzers-smartcn-8.7.0.jar ] && [ -x "$(echo /usr/lib/jvm/java-17-openjdk-*/bin/java)" ] ||
  apt-get install -y --no-install-recommends liblucene8-java openjdk-17-jdk-headless
dotnet build -c Release -v quiet -nologo
jars=/usr/share/java
dotnet bin/Release/net10.0/smartcn-oracle.dll "$jars/lucene-analyzers-smartcn-8.7.0.jar:$jars/lucene-analyzers-common-8.7.0.jar:$jars/lucene-core-8.7.0.jar" \
  /usr/lib/jvm/java-17-openjdk-*/bin/java "$@"
