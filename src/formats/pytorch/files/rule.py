def numbers_of(weight, config, learnt):
    """
    What a weight shares with its matrix [out, in], its row, or so many inputs of it: scale, offset and 1 / t, at each weight. The rule
    is config["weights"]: t = times * mean |W| + plus, or times the root mean square, or times what is learnt; the scale a share of t, or
    the mean of what is kept.
    """
    rule = config["weights"]
    if rule["keepsThreeOfFour"]:
        weight = three_of_four(weight)
    unit, means = rule["unit"], lambda values: means_of(values.double(), rule)
    if unit["of"] == "learnt":
        statistic = learnt.view(-1, 1)
    else:
        statistic = means(weight.abs()) if unit["of"] == "absMean" else means(weight.double().square()).sqrt()
    t = (unit["times"] * statistic.float().double() + unit["plus"]).clamp(min=unit["least"]).float()
    at_each = lambda numbers: numbers.repeat_interleave(group_of(weight, rule), 1)[:, : weight.shape[1]]
    factor = at_each(torch.where(t > 0, 1 / t, torch.zeros_like(t)))
    offset = at_each(means(weight).float() if rule["centred"] else torch.zeros_like(t))
    if rule["scale"] != "meanOfKept":
        return at_each(t * rule["scale"]), offset, factor
    kept = level_of(weight, offset, factor, rule) != 0
    share = 0.75 if rule["keepsThreeOfFour"] else means(kept).clamp(min=1e-12)
    return at_each((means(weight.abs() * kept) / share).float()), offset, factor


def codes_of(weight, numbers, config):
    """The level above all cuts that (W - offset) / t has passed."""
    rule = config["weights"]
    return level_of(three_of_four(weight) if rule["keepsThreeOfFour"] else weight, *numbers[1:], rule)


def passing(weight, numbers, config, share):
    """What of its gradient a weight gets: nothing beyond the rule's bounds, as far as rounding has set in."""
    bounds, (_, offset, factor) = config["weights"]["passes"], numbers
    place = (weight - offset) * factor
    return 1 if bounds is None else 1 - share * ((place < bounds[0]) | (place > bounds[1])).float()


def slopes(weight, numbers, config):
    """
    What each of N weights adds to the gradient of the a that it shares, t = max(a, 1e-5) / k: d / (k sqrt(N Q)), with v = W / t,
    d = scale / t * code - v where its own gradient passes, and an end beyond. Esser et al. 2020 (LSQ), section 2.1; Liu et al. 2025 (SEQ).
    """
    rule, (_, offset, factor) = config["weights"], numbers
    learnt, (lowest, highest), place = rule["learnt"], rule["passes"], weight * factor
    within = level_of(weight, offset, factor, rule) * rule["scale"] - place
    d = within.masked_fill(place < lowest, learnt["ends"][0]).masked_fill(place > highest, learnt["ends"][1])
    return d / (learnt["k"] * (weight.numel() * learnt["largest"]) ** 0.5)


def start_of_learnt(weight, config):
    """What each a begins with, [1] of a matrix or [out] of rows; None where no scale is learnt."""
    rule = config["weights"]
    if "learnt" not in rule:
        return None
    start, magnitudes = rule["learnt"]["start"], weight.abs().double()
    groups = magnitudes.view(1, -1) if rule["granularity"] == "matrix" else magnitudes
    return (start["times"] * (groups.amax(1) if start["of"] == "absMax" else groups.mean(1))).float()


def level_of(weight, offset, factor, rule):
    place, (lowest, second, *_) = (weight - offset) * factor, rule["levels"]
    return lowest + (second - lowest) * sum((place >= cut["at"] if cut["inclusive"] else place > cut["at"]).float() for cut in rule["cuts"])


def group_of(weight, rule):
    """How many inputs of a row share a scale."""
    return weight.shape[1] if isinstance(rule["granularity"], str) else rule["granularity"]["group"]


def means_of(values, rule):
    """[1, 1] of a matrix, [out, 1] of rows, [out, groups] of groups of inputs, the last of which may be shorter."""
    if rule["granularity"] == "matrix":
        return values.mean().view(1, 1)
    return torch.cat([part.mean(1, keepdim=True) for part in values.split(group_of(values, rule), 1)], 1)


def three_of_four(weight):
    """0 in place of the smallest of every four inputs, of equal ones the last (Sherry)."""
    fours = weight.reshape(-1, 4)
    smallest = 3 - fours.abs().flip(1).argmin(1, keepdim=True)
    return fours.scatter(1, smallest, 0).view_as(weight)
