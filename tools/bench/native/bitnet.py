"""BitNet b1.58 in PyTorch, as one would write it from the papers: what an engineer would train instead of this project's step.

Ma et al. 2024, "The Era of 1-bit LLMs"; Ma et al. 2025, BitNet b1.58 2B4T, section 2 (its layout, with SiLU).
Parameters have the names of src/model/model-spec.ts.
"""
import torch
from torch import nn
from torch.nn import functional as F


def quantised_weight(w):
    """codes * scale, in {-scale, 0, +scale}: scale = mean |W|, codes = clip(round(W / scale), -1, 1)."""
    scale = w.abs().mean().clamp(min=1e-5)
    return (w / scale).round().clamp(-1, 1) * scale


def quantised_activations(x):
    """8 bits a token: s = 127 / max |x|, clip(round(x * s), -128, 127) / s."""
    s = 127 / x.abs().amax(-1, keepdim=True).clamp(min=1e-5)
    return (x * s).round().clamp(-128, 127) / s


def straight_through(x, rounded):
    """Exactly the rounded value, with the gradient of the other (Bengio et al. 2013)."""
    return rounded.detach() + (x - x.detach())


class RMSNorm(nn.Module):
    """gain * x / sqrt(mean(x^2) + eps). Zhang & Sennrich 2019."""

    def __init__(self, width, eps):
        super().__init__()
        self.gain = nn.Parameter(torch.ones(width))
        self.eps = eps

    def forward(self, x):
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + self.eps) * self.gain


class BitLinear(nn.Linear):
    """y = Q8(x) Q1.58(W)^T, without bias. What enters it has been rounded: three products read it."""

    def __init__(self, inputs, outputs):
        super().__init__(inputs, outputs, bias=False)

    def forward(self, x):
        return F.linear(x, straight_through(self.weight, quantised_weight(self.weight)))


def rounded(x):
    return straight_through(x, quantised_activations(x))


def rotary_table(seq, head_dim, theta):
    """cos and sin [seq, head_dim] of the angle of pair i at i and at i + head_dim / 2. Su et al. 2021, section 3.2.2."""
    frequencies = theta ** (-torch.arange(0, head_dim, 2, dtype=torch.float64) / head_dim)
    angles = torch.outer(torch.arange(seq, dtype=torch.float64), frequencies).repeat(1, 2)
    return angles.cos().float(), angles.sin().float()


def turned(x, cos, sin):
    a, b = x.chunk(2, -1)
    return x * cos + torch.cat([-b, a], -1) * sin


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.output = (BitLinear(width, width) for _ in range(4))


class FeedForward(nn.Module):
    def __init__(self, width, inner):
        super().__init__()
        self.gate, self.up, self.down = BitLinear(width, inner), BitLinear(width, inner), BitLinear(inner, width)


class Block(nn.Module):
    def __init__(self, width, heads, inner, eps):
        super().__init__()
        self.attention_norm, self.attention_sub_norm = RMSNorm(width, eps), RMSNorm(width, eps)
        self.feed_forward_norm, self.feed_forward_sub_norm = RMSNorm(width, eps), RMSNorm(inner, eps)
        self.attention = Attention(width, heads)
        self.feed_forward = FeedForward(width, inner)

    def forward(self, x, cos, sin, mask):
        """x [batch, seq, width]"""
        batch, seq, width = x.shape
        attention, feed_forward = self.attention, self.feed_forward
        heads = lambda y: y.view(batch, seq, attention.heads, -1).transpose(1, 2)

        h = rounded(self.attention_norm(x))
        q = turned(heads(attention.query(h)), cos, sin)
        k = turned(heads(attention.key(h)), cos, sin)
        v = heads(attention.value(h))
        scores = q @ k.transpose(-2, -1) * (width // attention.heads) ** -0.5 + mask
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(batch, seq, width)
        x = x + attention.output(rounded(self.attention_sub_norm(mixed)))

        h = rounded(self.feed_forward_norm(x))
        gated = F.silu(feed_forward.gate(h)) * feed_forward.up(h)
        return x + feed_forward.down(rounded(self.feed_forward_sub_norm(gated)))


class BitNet(nn.Module):
    """Logits [batch, seq, vocab] of ids [batch, seq]; the head is the embedding."""

    def __init__(self, vocab, width, heads, layers, inner, seq, theta, eps):
        super().__init__()
        self.embedding = nn.Embedding(vocab, width)
        self.blocks = nn.ModuleList(Block(width, heads, inner, eps) for _ in range(layers))
        self.final_norm = RMSNorm(width, eps)
        self.cos, self.sin = rotary_table(seq, width // heads, theta)
        self.mask = torch.full((seq, seq), float("-inf")).triu(1)

    def forward(self, ids):
        x = self.embedding(ids)
        for block in self.blocks:
            x = block(x, self.cos, self.sin, self.mask)
        return F.linear(self.final_norm(x), self.embedding.weight)
