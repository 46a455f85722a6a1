// The smallest case that still fails.

/** Leaves out items and keys as long as `fails` stays true. */
export function smallest(found, fails) {
  let best = structuredClone(found);
  for (let goesOn = true; goesOn; ) {
    goesOn = false;
    for (const path of places(best, []).reverse()) {
      const smaller = without(best, path);
      if (smaller && fails(smaller)) {
        best = smaller;
        goesOn = true;
      }
    }
  }
  return best;
}

function places(value, path) {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => [
    [...path, key],
    ...places(value[key], [...path, key]),
  ]);
}

/** A copy without what stands there; nothing where that is gone already. */
function without(value, path) {
  const copy = structuredClone(value);
  const holder = path.slice(0, -1).reduce((within, key) => within?.[key], copy);
  const last = path.at(-1);
  if (typeof holder !== "object" || holder === null || !(last in holder)) return undefined;
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return copy;
}
