"""BitNet in PyTorch, as its papers write it. Parameters have the names that BitNet Playground gives them."""
import math
import torch
from torch import nn
from torch.nn import functional as F


def mean_of(weight):
    """Summed in double precision: the order of a sum then decides no code."""
    return weight.mean(dtype=torch.float64).float()


def scale_of(weight, mode):
    """gamma or beta: mean |W| of the whole matrix [out, in]."""
    scale = mean_of(weight.abs())
    return scale if mode == "binary" else scale.clamp(min=1e-5)


def codes_of(weight, scale, mean, mode):
    """ternary: clip(round(W / gamma), -1, 1), Ma et al. 2024, Eq. 1-3.  binary: Sign(W - mean W), Wang et al. 2023, Eq. 1-3."""
    if mode == "binary":
        return 2.0 * (weight > mean) - 1
    return (weight * (1 / scale)).round().clamp(-1, 1)


def straight_through(x, replacement):
    """Exactly the replacement, with the gradient of x (Bengio et al. 2013)."""
    return replacement.detach() + (x - x.detach())


def effective_weight(weight, config, share):
    """What the forward pass multiplies by: W + share * (scale * codes - W), and exactly scale * codes where the share is 1."""
    mode, bare = config["mode"], config["weightScale"] == "none"
    if mode == "none":
        return weight
    latent = weight.detach()
    scale = scale_of(latent, mode)
    target = codes_of(latent, scale, mean_of(latent), mode) * (1 if bare else scale)
    if share != 1:
        start = latent / scale.clamp(min=1e-5) if bare else latent
        target = start + (target - start) * share
    return straight_through(weight, target)


def rounded(x, config, share):
    """Activations in 8 (or 4) bits, a scale for each token: s = 127 / max |x|, clip(round(x * s), -128, 127) / s."""
    bits = None if config["mode"] == "none" else config["activationBits"]
    if bits is None or share == 0:
        return x
    value, most = x.detach(), 2 ** (bits - 1) - 1
    s = most / value.abs().amax(-1, keepdim=True).clamp(min=1e-5)
    target = (value * s).round().clamp(-most - 1, most) / s
    return straight_through(x, target if share == 1 else value + (target - value) * share)


class BitLinear(nn.Linear):
    """y = x W~^T (+ b). What enters it is rounded before, once for all that read it."""

    def __init__(self, inputs, outputs, config, bias=False):
        super().__init__(inputs, outputs, bias=bias)
        self.config = config

    def forward(self, x, share):
        return F.linear(x, effective_weight(self.weight, self.config, share), self.bias)


def by_head(x, head):
    """[batch, seq, width] -> [batch, heads, seq, head]"""
    return x.view(*x.shape[:2], -1, head).transpose(1, 2)


def causal_attention(q, k, v):
    """softmax(q k^T / sqrt(head)) v over what came before, [batch, heads, seq, head] -> [batch, seq, width]. Vaswani et al. 2017, Eq. 1."""
    group = q.shape[1] // k.shape[1]  # query heads that share a key: Ainslie et al. 2023
    if group > 1:
        k, v = k.repeat_interleave(group, 1), v.repeat_interleave(group, 1)
    scores = (q @ k.transpose(-2, -1)).float() * (1 / math.sqrt(q.shape[-1]))
    seq = q.shape[2]
    later = torch.ones(seq, seq, dtype=torch.bool, device=q.device).triu(1)
    mixed = scores.masked_fill(later, float("-inf")).softmax(-1).to(v.dtype) @ v
    return mixed.transpose(1, 2).reshape(q.shape[0], seq, -1)


def activation(x, config):
    """SiLU, or the squared ReLU of BitNet b1.58 2B4T."""
    return F.silu(x) if config["activation"] == "silu" else F.relu(x).square()
