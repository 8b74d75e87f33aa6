"""Measures the usual PyTorch DCGAN loop, the peer of `bench train`.

    python3 src/bench/peer/train.py --size 64 --batch 128 --steps 20

Eager PyTorch in float32, as the DCGAN tutorial writes it: the same networks, the same widths, the same
step (discriminator on real, on detached fakes, its optimiser; generator through the discriminator, its
optimiser), on one batch of random bytes that is scaled to [-1, 1] in each step. Prints one line of JSON
in the form of `bench train`.
"""

import argparse
import json
import resource
import time

import torch
from torch import nn

LATENT = 100
WIDTH = 64


def initialise(module):
    if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d)):
        nn.init.normal_(module.weight, 0.0, 0.02)
    elif isinstance(module, nn.BatchNorm2d):
        nn.init.normal_(module.weight, 1.0, 0.02)
        nn.init.zeros_(module.bias)


def generator(size, channels):
    width = WIDTH * size // 8
    layers = [nn.ConvTranspose2d(LATENT, width, 4, 1, 0, bias=False)]
    side = 4
    while side < size // 2:
        layers += [nn.BatchNorm2d(width), nn.ReLU(True)]
        layers += [nn.ConvTranspose2d(width, width // 2, 4, 2, 1, bias=False)]
        width //= 2
        side *= 2
    layers += [nn.BatchNorm2d(width), nn.ReLU(True)]
    layers += [nn.ConvTranspose2d(width, channels, 4, 2, 1, bias=False), nn.Tanh()]
    return nn.Sequential(*layers).apply(initialise)


def discriminator(size, channels):
    width = WIDTH
    layers = [nn.Conv2d(channels, width, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, True)]
    side = size // 2
    while side > 4:
        layers += [nn.Conv2d(width, width * 2, 4, 2, 1, bias=False)]
        width *= 2
        layers += [nn.BatchNorm2d(width), nn.LeakyReLU(0.2, True)]
        side //= 2
    layers += [nn.Conv2d(width, 1, 4, 1, 0, bias=False)]
    return nn.Sequential(*layers).apply(initialise)


class Trainer:
    def __init__(self, options):
        self.batch, self.device = options.batch, options.device
        self.g = generator(options.size, options.channels).to(self.device)
        self.d = discriminator(options.size, options.channels).to(self.device)
        self.optimiser_g = torch.optim.Adam(self.g.parameters(), lr=2e-4, betas=(0.5, 0.999))
        self.optimiser_d = torch.optim.Adam(self.d.parameters(), lr=2e-4, betas=(0.5, 0.999))
        self.criterion = nn.BCEWithLogitsLoss()
        shape = (options.batch, options.channels, options.size, options.size)
        self.bytes = torch.randint(0, 256, shape, dtype=torch.uint8)

    def step(self):
        real = self.bytes.to(self.device).to(torch.float32) / 127.5 - 1
        label = torch.ones(self.batch, device=self.device)

        self.d.zero_grad()
        logits = self.d(real).view(-1)
        loss_real = self.criterion(logits, label)
        loss_real.backward()
        d_real = torch.sigmoid(logits).mean().item()
        fake = self.g(torch.randn(self.batch, LATENT, 1, 1, device=self.device))
        label.fill_(0)
        logits = self.d(fake.detach()).view(-1)
        loss_fake = self.criterion(logits, label)
        loss_fake.backward()
        d_fake = torch.sigmoid(logits).mean().item()
        self.optimiser_d.step()

        self.g.zero_grad()
        label.fill_(1)
        loss_g = self.criterion(self.d(fake).view(-1), label)
        loss_g.backward()
        self.optimiser_g.step()
        return (loss_real + loss_fake).item(), loss_g.item(), d_real, d_fake


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=64, choices=(32, 64, 128, 256))
    parser.add_argument("--channels", type=int, default=3, choices=(1, 3))
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--warmup", type=int, default=5)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args()

    torch.manual_seed(1)
    trainer = Trainer(options)
    for _ in range(options.warmup):
        trainer.step()
    begin = time.perf_counter()
    for _ in range(options.steps):
        trainer.step()
    seconds = time.perf_counter() - begin
    line = {
        "bench": "train",
        "engine": "pytorch " + torch.__version__,
        "device": options.device,
        "preset": "dcgan",
        "requested": "float32",
        "precision": "float32",
        "size": options.size,
        "channels": options.channels,
        "batch": options.batch,
        "steps": options.steps,
        "images_per_second": round(options.steps * options.batch / seconds, 2),
        "ms_per_step": round(1e3 * seconds / options.steps, 2),
        "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(line))


if __name__ == "__main__":
    main()
