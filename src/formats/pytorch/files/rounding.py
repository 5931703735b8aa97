"""How weights and activations are rounded, as the papers write it. The gradient passes straight through."""
import torch
from torch import nn
from torch.nn import functional as F


def straight_through(x, replacement, passing=1):
    """Exactly the replacement, with the gradient of x (Bengio et al. 2013), or what of it passes."""
    return replacement.detach() + (x - x.detach()) * passing


def effective_weight(weight, config, share, learnt=None):
    """
    What the forward pass multiplies by: W + share * (scale * codes - W), and exactly scale * codes where the share is 1.

    learnt: the numbers a from which the scales follow, one of the matrix or of each row, where they are trained
    """
    if config["weights"] is None:
        return weight
    latent, bare = weight.detach(), config["weightScale"] == "none"
    numbers = numbers_of(latent, config, None if learnt is None else learnt.detach())
    scale = numbers[0]
    target = codes_of(latent, numbers, config) * (1 if bare else scale)
    if share != 1:
        start = latent / scale.clamp(min=1e-5) if bare else latent
        target = start + (target - start) * share
    effective = straight_through(weight, target, passing(latent, numbers, config, share))
    if learnt is None:
        return effective
    # 0 in the forward pass: it only brings each a its gradient.
    return effective + (learnt - learnt.detach()).view(-1, 1) * (share * slopes(latent, numbers, config))


def rounded(x, config, share):
    """
    Activations in 8 (or 4, 3, 2) bits, a scale for each token, with the largest code Q = 2^(bits - 1) - 1:
    clip(round(x * s), -Q - 1, Q) / s, s = Q / max |x|, or sqrt(Q) / mean |x| by their mean (Wang et al. 2025, BitNet v2, Eq. 6).
    """
    bits = None if config["weights"] is None else config["activationBits"]
    if bits is None or share == 0:
        return x
    value, most = x.detach(), 2 ** (bits - 1) - 1
    codes = lambda s: (value * s).round().clamp(-most - 1, most)
    if config["activationRule"] == "absmax":
        s = most / value.abs().amax(-1, keepdim=True).clamp(min=1e-5)
        target = codes(s) / s
    else:
        mean = value.abs().mean(-1, keepdim=True)
        target = codes(most**0.5 / (mean + 1e-5)) * (mean / most**0.5)
    return straight_through(x, target if share == 1 else value + (target - value) * share)


def turned(x, config):
    """
    Before what writes to the residual stream, H x / sqrt(n) in blocks of n features, where the recipe has it: H of +1 and -1 by
    Sylvester, n the largest power of two that divides the width. Wang et al. 2025, BitNet v2 (H-BitLinear).
    """
    n, apart = x.shape[-1] & -x.shape[-1], 1
    if not config["rotation"] or n == 1:
        return x
    y = x
    while apart < n:
        a, b = y.reshape(-1, n // (2 * apart), 2, apart).unbind(2)
        y, apart = torch.stack([a + b, a - b], 2), 2 * apart
    return y.reshape(x.shape) * n**-0.5


class BitLinear(nn.Linear):
    """y = x W~^T (+ b). What enters it is rounded before, once for all that read it."""

    def __init__(self, inputs, outputs, config, bias=False):
        super().__init__(inputs, outputs, bias=bias)
        self.config = config
        start = start_of_learnt(self.weight.detach(), config)
        self.register_parameter("learnt_scale", None if start is None else nn.Parameter(start))

    def forward(self, x, share):
        return F.linear(x, effective_weight(self.weight, self.config, share, self.learnt_scale), self.bias)
