"""Writes the networks of test/golden/onnx with PyTorch, and what it answers: python3 onnx_nets.py FOLDER DIGITS

DIGITS is the folder data/digits of the package, on which three of the networks are trained.
"""

import gzip
import json
import sys
from pathlib import Path

import numpy
import torch

folder = Path(sys.argv[1])
torch.manual_seed(1)


class Products(torch.nn.Module):
    """Matrix products and sums in place of linear layers, the image flattened by a view."""

    def __init__(self):
        super().__init__()
        self.w = torch.nn.Parameter(torch.randn(6, 5))
        self.b = torch.nn.Parameter(torch.randn(5))
        self.v = torch.nn.Parameter(torch.randn(5, 2))

    def forward(self, x):
        return torch.relu(x.view(-1, 6) @ self.w + self.b) @ self.v


linear = torch.nn.Sequential(
    torch.nn.Flatten(),
    *(torch.nn.Linear(6, 5), torch.nn.ReLU()),
    *(torch.nn.Linear(5, 4), torch.nn.ReLU()),
    torch.nn.Linear(4, 3),
)
x = torch.randn(4, 2, 3)
answers = {"x": x.reshape(4, 6).tolist()}
for name, net in {"linear": linear, "products": Products()}.items():
    torch.onnx.export(net, x, folder / f"{name}.onnx", input_names=["x"], output_names=["y"])
    answers[name] = net(x).tolist()
torch.onnx.export(torch.nn.Conv2d(1, 2, 3), torch.randn(1, 1, 5, 5), folder / "convolution.onnx")
(folder / "answers.json").write_text(json.dumps(answers))


def digits(name, header):
    return numpy.frombuffer(gzip.open(Path(sys.argv[2]) / f"{name}-ubyte.gz").read(), numpy.uint8, offset=header)


images = torch.tensor(digits("images-idx3", 16).reshape(-1, 1, 28, 28) / 255, dtype=torch.float32)
inputs = torch.nn.functional.avg_pool2d(images, 2).flatten(1)
labels = torch.tensor(digits("labels-idx1", 8), dtype=torch.int64)
order = torch.randperm(len(inputs))
inputs, labels = inputs[order], labels[order]
shown = inputs[-20:]
numpy.savez(folder / "digits.npz", x=shown.numpy())
for hidden in ([16], [12, 12], [8, 8, 8]):
    sizes = [196, *hidden, 10]
    layers = [torch.nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])]
    net = torch.nn.Sequential(*(part for layer in layers for part in (layer, torch.nn.ReLU())))[:-1]
    descent = torch.optim.Adam(net.parameters(), 3e-3)
    for _ in range(20):
        for batch in torch.randperm(len(inputs) - 1000).split(50):
            descent.zero_grad()
            torch.nn.functional.cross_entropy(net(inputs[batch]), labels[batch]).backward()
            descent.step()
    right = (net(inputs[-1000:]).argmax(1) == labels[-1000:]).float().mean()
    print(sizes, f"{100 * right:.1f} % of 1,000 digits that it was not trained on")
    torch.onnx.export(net, shown, folder / f"digits-{'-'.join(map(str, hidden))}.onnx")
