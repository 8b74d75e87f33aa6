"""Measures drawing pieces with an eager PyTorch generator, the peer of `bench generate`.

    python3 src/bench/peer/generate.py --size 64 --pieces 64

The DCGAN tutorial's generator in float32, in evaluation mode and without gradients, all pieces in one
batch: latents go in, pictures come out as unsigned bytes on the processor, row by row with the channels
of a pixel together. Latents are drawn before the clock starts, as in `bench generate`. Prints one line
of JSON in its form.
"""

import argparse
import json
import resource
import statistics
import time

import torch

from train import LATENT, generator


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=64, choices=(32, 64, 128, 256))
    parser.add_argument("--channels", type=int, default=3, choices=(1, 3))
    parser.add_argument("--pieces", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--warmup", type=int, default=5)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()

    torch.manual_seed(1)
    network = generator(options.size, options.channels).to(options.device).eval()
    times = []
    with torch.no_grad():
        for _ in range(options.warmup + options.rounds):
            latents = torch.randn(options.pieces, LATENT, 1, 1)
            begin = time.perf_counter()
            images = network(latents.to(options.device))
            levels = ((images + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
            levels.permute(0, 2, 3, 1).contiguous().cpu().numpy()
            times.append(time.perf_counter() - begin)
    seconds = statistics.median(times[options.warmup :])
    line = {
        "bench": "generate",
        "engine": "pytorch " + torch.__version__,
        "device": options.device,
        "precision": "float32",
        "size": options.size,
        "channels": options.channels,
        "pieces": options.pieces,
        "rounds": options.rounds,
        "ms_per_call": round(1e3 * seconds, 2),
        "images_per_second": round(options.pieces / seconds, 2),
        "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(line))


if __name__ == "__main__":
    main()
