"""Measures the usual Pillow loop over photographs, the peer of `bench import`.

    python3 src/bench/peer/import.py --zip photographs.zip --size 64

Opens each image of the zip, converts it to RGB, crops the square in its middle, resizes that with
Lanczos's filter, collects all in one array of unsigned bytes (N, S, S, 3) and saves it: what a script does
before it trains, on one thread, as scripts do. It does not keep the originals, draws no thumbnails
and looks for no damage beyond what stops Pillow; the studio's import does all of that. Prints one line of
JSON in the form of `bench import`.
"""

import argparse
import io
import json
import os
import resource
import tempfile
import time
import zipfile

import numpy
import PIL
from PIL import Image


def square(content, size):
    image = Image.open(io.BytesIO(content)).convert("RGB")
    side = min(image.size)
    left, top = (image.width - side) // 2, (image.height - side) // 2
    image = image.crop((left, top, left + side, top + side))
    return numpy.asarray(image.resize((size, size), Image.LANCZOS))


def measure(path, size, target):
    begin = time.perf_counter()
    with zipfile.ZipFile(path) as file:
        pictures = [square(file.read(name), size) for name in file.namelist()]
    numpy.save(target, numpy.stack(pictures))
    return len(pictures), time.perf_counter() - begin


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--zip", required=True)
    parser.add_argument("--size", type=int, default=64)
    parser.add_argument("--warmup", type=int, default=0, help="runs before the one that is measured")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "images.npy")
        for _ in range(options.warmup):
            measure(options.zip, options.size, target)
        images, seconds = measure(options.zip, options.size, target)
    line = {
        "bench": "import",
        "engine": "pillow " + PIL.__version__,
        "size": options.size,
        "images": images,
        "images_per_second": round(images / seconds, 2),
        "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(line))


if __name__ == "__main__":
    main()
