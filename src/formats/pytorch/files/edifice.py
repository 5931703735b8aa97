class Norm(nn.Module):
    """LayerNorm: gain * (x - mean x) / sqrt(var x + eps) + bias. Ba et al. 2016."""

    def __init__(self, width, config):
        super().__init__()
        self.eps = config["normEpsilon"]
        self.gain, self.bias = nn.Parameter(torch.ones(width)), nn.Parameter(torch.zeros(width))

    def forward(self, x):
        x = x.float()
        x = x - x.mean(-1, keepdim=True)
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + self.eps) * self.gain + self.bias


class Block(nn.Module):
    """One layer of Edifice.Feedforward.BitNet (v0.2.0, build_bitnet_block) on the residual stream [batch, seq, width]."""

    def __init__(self, config, last):
        super().__init__()
        self.config, self.last = config, last
        width, inner, head = config["hiddenSize"], config["feedForwardSize"], config["hiddenSize"] // config["numHeads"]
        self.parts = [width, head * config["numKvHeads"], head * config["numKvHeads"]]
        bit = lambda inputs, outputs: BitLinear(inputs, outputs, config, bias=True)
        self.attention_norm, self.feed_forward_norm = Norm(width, config), Norm(width, config)
        self.attention = nn.ModuleDict({"qkv": bit(width, sum(self.parts)), "output": bit(width, width)})
        self.feed_forward = nn.ModuleDict({"up": bit(width, inner), "down": bit(inner, width)})

    def forward(self, x, share, drop):
        attention, feed_forward = self.attention, self.feed_forward
        bits = lambda y: rounded(y, self.config, share)
        onto = lambda y: bits(turned(y, self.config))

        qkv = attention["qkv"](bits(self.attention_norm(x)), share)
        heads = [by_head(y, x.shape[-1] // self.config["numHeads"]) for y in qkv.split(self.parts, -1)]
        x = x + drop(attention["output"](onto(causal_attention(*heads)), share))

        up = activation(feed_forward["up"](bits(self.feed_forward_norm(x)), share), self.config)
        x = x + drop(feed_forward["down"](onto(drop(up)), share))
        return x if self.last else drop(x)
