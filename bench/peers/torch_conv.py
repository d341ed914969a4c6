"""A learning step of equilibrium propagation on a deep convolutional Hopfield network, written out by hand in PyTorch: no
autograd, what the input contributes worked out once per batch, one convolution per step, whose maxima serve both ways.

See torch_relaxing.py. Two convolutions with 2 x 2 max-pooling, then a dense linear output; hard sigmoids. net.json holds
shapes ([height, width, channels] of the image and both hidden layers), kernel, outputs, batch and beta; arrays are
weights_0 and weights_1 as [channel out][channel in][y][x], weights_2 as [source][target] with sources in the order
[y][x][channel], biases_K per channel, x and y.

After an order a line says how the way back is done: `transposed`, the library's transposed convolution on images with
channels first; or `turned`, a convolution with the kernel turned round, on images with channels last, which the library
does some three times as fast.
"""
import torch.nn.functional as F
from torch.nn.grad import conv2d_weight

from torch_relaxing import read, serve, settings, torch

(height, width, inputs), (h1, w1, c1), (h2, w2, c2) = settings["shapes"]
kernel, outputs, batch = settings["kernel"], settings["outputs"], settings["batch"]
LAYOUTS = {"transposed": torch.contiguous_format, "turned": torch.channels_last}


class Net:
    def __init__(self, order, way):
        self.order, self.way = order, way
        layout = LAYOUTS[way]
        self.x = read("x", batch, height, width, inputs).permute(0, 3, 1, 2).contiguous(memory_format=layout)
        self.y = read("y", batch, outputs)
        self.first = read("weights_0", c1, inputs, kernel, kernel).contiguous(memory_format=layout)
        self.second = read("weights_1", c2, c1, kernel, kernel).contiguous(memory_format=layout)
        # Sources as this layout flattens them.
        third = read("weights_2", h2, w2, c2, outputs)
        order_of = (2, 0, 1, 3) if way == "transposed" else (0, 1, 2, 3)
        self.third = third.permute(order_of).reshape(-1, outputs).contiguous()
        self.b1, self.b2 = read("biases_1", c1, 1, 1), read("biases_2", c2, 1, 1)
        self.b3 = read("biases_3", outputs)
        self.layout = layout
        convolved = 4 * h2 * w2 * c2 * c1 * kernel**2
        dense = h2 * w2 * c2 * outputs
        self.each = 2 * (convolved + dense)
        self.once = 2 * 4 * h1 * w1 * c1 * inputs * kernel**2 + 3 * convolved + 2 * dense

    def flat(self, s2):
        return s2.flatten(1) if self.way == "transposed" else s2.permute(0, 2, 3, 1).reshape(batch, -1)

    def unflat(self, flat):
        if self.way == "transposed":
            return flat.view(batch, c2, h2, w2)
        return flat.view(batch, h2, w2, c2).permute(0, 3, 1, 2)

    def see(self, s1):
        """Pooled values and the places they come from; the same maxima send back."""
        return F.max_pool2d(F.conv2d(s1, self.second), 2, return_indices=True)

    def begin(self):
        pooled, self.places = F.max_pool2d(F.conv2d(self.x, self.first), 2, return_indices=True)
        self.drive = pooled.add_(self.b1)
        self.turned = self.second.flip(2, 3).transpose(0, 1).contiguous(memory_format=self.layout)
        s1 = torch.zeros(batch, c1, h1, w1).contiguous(memory_format=self.layout)
        s2 = torch.zeros(batch, c2, h2, w2).contiguous(memory_format=self.layout)
        return s1, s2, torch.zeros(batch, outputs), self.see(s1)

    def rates(self, state):
        return state[:3]

    def back(self, s2, places):
        up = F.max_unpool2d(s2, places, 2, output_size=(2 * h2, 2 * w2))
        if self.way == "transposed":
            return F.conv_transpose2d(up, self.second)
        return F.conv2d(up, self.turned, padding=kernel - 1)

    def output(self, s2, nudge):
        u = torch.addmm(self.b3, self.flat(s2), self.third)
        return u.add_(self.y, alpha=nudge).div_(1 + nudge) if nudge else u

    def step(self, state, nudge):
        s1, s2, s3, (pooled, places) = state
        s1, before = self.back(s2, places).add_(self.drive).clamp_(0.0, 1.0), s3
        s3 = self.output(s2, nudge)
        seen = self.see(s1)
        if self.order == "asynchronous":
            pooled, before = seen[0], s3
        s2 = self.unflat(before @ self.third.t()).add(pooled).add_(self.b2).clamp_(0.0, 1.0)
        return s1, s2, s3, seen

    def learn(self, free, nudged, scale):
        up = F.max_unpool2d(nudged[0] - free[0], self.places, 2, output_size=(2 * h1, 2 * w1))
        self.first.add_(conv2d_weight(self.x, self.first.shape, up), alpha=scale)
        for (s1, s2, s3, (_, places)), sign in ((nudged, scale), (free, -scale)):
            up = F.max_unpool2d(s2, places, 2, output_size=(2 * h2, 2 * w2))
            self.second.add_(conv2d_weight(s1, self.second.shape, up), alpha=sign)
            self.third.addmm_(self.flat(s2).t(), s3, alpha=sign)
            self.b1.add_(s1.sum((0, 2, 3)).view(-1, 1, 1), alpha=sign)
            self.b2.add_(s2.sum((0, 2, 3)).view(-1, 1, 1), alpha=sign)
            self.b3.add_(s3.sum(0), alpha=sign)


serve(Net)
