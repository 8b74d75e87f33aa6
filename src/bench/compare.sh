#!/bin/sh
# Compares the engine with eager PyTorch on the same work, in one sitting.
#
#   mvn -DskipTests package        # makes target/latent-loom.jar
#   src/bench/compare.sh [rounds]  # 5 rounds unless told otherwise
#
# Each round runs the PyTorch peer and the engine one after the other, so that a noisy machine hurts both.
# Prints every measurement as a line of JSON, then the medians and their ratios to the peer's.
#
# Environment:
#   PYTHON     a Python that has torch (python3)
#   JAVA_HOME  a JDK, 21 or newer (else the java on the PATH)
#   JAR        the engine (target/latent-loom.jar)
#   SIZE, BATCH, STEPS, WARMUP   the work: 64, 128, 20, 5
set -eu

cd "$(dirname "$0")/../.."
rounds=${1:-5}
python=${PYTHON:-python3}
jar=${JAR:-target/latent-loom.jar}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work="--size ${SIZE:-64} --batch ${BATCH:-128} --steps ${STEPS:-20} --warmup ${WARMUP:-5}"

[ -f "$jar" ] || { echo "$jar is missing: run mvn -DskipTests package" >&2; exit 1; }
"$python" -c 'import torch' || { echo "$python has no torch: set PYTHON" >&2; exit 1; }

lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
round=0
while [ "$round" -lt "$rounds" ]; do
    # shellcheck disable=SC2086  # the work is a list of words
    "$python" src/bench/peer/train.py $work | tee -a "$lines"
    # shellcheck disable=SC2086
    "$java" --enable-native-access=ALL-UNNAMED -jar "$jar" bench train $work | grep '^{' |
        tee -a "$lines"
    round=$((round + 1))
done

"$python" - "$lines" <<'PYTHON'
import json, statistics, sys

rates = {}
for text in open(sys.argv[1]):
    line = json.loads(text)
    peer = line["engine"].startswith("pytorch")
    name = "PyTorch, eager float32" if peer else f"engine, {line['requested']} ({line['precision']})"
    rates.setdefault(name, []).append(line["images_per_second"])
base = statistics.median(rates["PyTorch, eager float32"])
for name, values in rates.items():
    median = statistics.median(values)
    print(f"{name:32} {median:8.1f} images/s   {median / base:5.2f} x")
PYTHON
