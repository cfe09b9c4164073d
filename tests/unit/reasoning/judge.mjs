/**
 * What an answer of the localiser gets wrong against a pattern, as sentences.
 *
 * @param {any} pattern
 * @param {any} result
 * @returns {string[]}
 */
export function faults(pattern, result) {
  const wrong = [];
  const first = result.groups[0]?.sites ?? [];
  const place = (site) => {
    const index = result.groups.findIndex((group) => group.sites.includes(site));
    return index < 0 ? Number.POSITIVE_INFINITY : index;
  };
  if (pattern.top && [...pattern.top].sort().join() !== [...first].sort().join()) {
    wrong.push(`first group is ${first.join(", ")}, not ${pattern.top.join(", ")}`);
  }
  for (const site of pattern.top_has ?? []) {
    if (!first.includes(site)) {
      wrong.push(`${site} is not in the first group: ${first.join(", ")}`);
    }
  }
  for (const site of pattern.not_top ?? []) {
    if (first.includes(site)) {
      wrong.push(`${site} is in the first group`);
    }
  }
  for (const [one, other] of pattern.order ?? []) {
    if (place(one) >= place(other)) {
      wrong.push(`${one} does not stand before ${other}`);
    }
  }
  if ("cannot_tell" in pattern && (result.cannotTell?.reason ?? "") !== pattern.cannot_tell) {
    wrong.push(`cannot tell: "${result.cannotTell?.reason ?? ""}", not "${pattern.cannot_tell}"`);
  }
  const flags = result.redFlags.map((flag) => flag.finding).sort();
  if (flags.join() !== [...(pattern.red_flags ?? [])].sort().join()) {
    wrong.push(`red flags are ${flags.join(", ")}`);
  }
  const speed = /^Urgent care (now|today)\./.exec(result.urgent)?.[1];
  if (pattern.speed && pattern.speed !== speed) {
    wrong.push(`care is needed ${speed}, not ${pattern.speed}`);
  }
  if (pattern.together) {
    const wanted = [...pattern.together].sort().join();
    if (!result.pairs.some((pair) => [...pair.sites].sort().join() === wanted)) {
      wrong.push(`not both at once: ${result.pairs.map((pair) => pair.sites.join("+")).join("; ")}`);
    }
  }
  if (pattern.no_pairs && result.pairs.length > 0) {
    wrong.push(`two sites are offered: ${result.pairs[0].sites.join("+")}`);
  }
  for (const site of pattern.unopposed ?? []) {
    const candidate = result.groups
      .flatMap((group) => group.candidates)
      .find((one) => one.site === site);
    if (!candidate || candidate.against.length > 0) {
      const by = candidate?.against.map((one) => `${one.finding} ${one.relation}`);
      wrong.push(`${site} is ${candidate ? `argued against by ${by}` : "no candidate"}`);
    }
  }
  for (const [site, finding] of pattern.opposed ?? []) {
    const candidate = result.groups
      .flatMap((group) => group.candidates)
      .find((one) => one.site === site);
    if (!candidate?.against.some((one) => one.finding === finding)) {
      wrong.push(`${finding} does not argue against ${site}`);
    }
  }
  if (pattern.next && !pattern.next.includes(result.next?.finding)) {
    wrong.push(`next sign is ${result.next?.finding}`);
  }
  return wrong;
}
