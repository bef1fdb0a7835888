/**
 * A walk through the numbers below `count` that takes each step from one to another once, and ends where it began.
 *
 * Going A → B → A for each pair would take two steps each; here each A → B is one step of one walk, and whoever compares the state after each step
 * to what a fresh B has, whatever came before, has shown more: B is B, by whatever way.
 */
export function circuit(count: number): readonly number[] {
  const next = Array.from({ length: count }, (_, from) => Array.from({ length: count }, (_unused, to) => to).filter((to) => to !== from));
  const [stack, walk]: [number[], number[]] = [[0], []];
  while (stack.length > 0) {
    const to = next[stack.at(-1)!].shift();
    if (to === undefined) walk.push(stack.pop()!);
    else stack.push(to);
  }
  return walk.reverse();
}
