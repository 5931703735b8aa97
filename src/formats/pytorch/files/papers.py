def mean_of(weight):
    """Summed in double precision: the order of a sum then decides no code."""
    return weight.mean(dtype=torch.float64).float()


def numbers_of(weight, config, learnt):
    """The scale, gamma or beta: mean |W| of the whole matrix [out, in]; and mean W."""
    scale = mean_of(weight.abs())
    return (scale if config["weights"] == "binary" else scale.clamp(min=1e-5)), mean_of(weight)


def codes_of(weight, numbers, config):
    """ternary: clip(round(W / gamma), -1, 1), Ma et al. 2024, Eq. 1-3.  binary: Sign(W - mean W), Wang et al. 2023, Eq. 1-3."""
    scale, mean = numbers
    if config["weights"] == "binary":
        return 2.0 * (weight > mean) - 1
    return (weight * (1 / scale)).round().clamp(-1, 1)


def passing(weight, numbers, config, share):
    """All of the gradient."""
    return 1


def start_of_learnt(weight, config):
    """No scale is learnt."""
    return None
