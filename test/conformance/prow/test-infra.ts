import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const GO_MOD = join(__dirname, '..', 'go', 'test-infra', 'go.mod');

/** What is built here is of the commit that the tag of an image ends with. */
export function assertSourceOf(image: string): void {
  const [, ours] = /at ([0-9a-f]{10}),/.exec(readFileSync(GO_MOD, 'utf8'))!;
  assert.ok(image.endsWith(`-${ours}`), `${GO_MOD} is of ${ours}, and the image is ${image}; take the sources of its commit`);
}
