import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, CheckContext } from '../check';
import { ACCEPTED, isAccepted } from '../kube-score/accepted';
import { type Finding, findingsIn } from '../kube-score/findings';
import { REPOSITORY } from '../outputs/outputs';

const EXAMPLES = ['calico', 'canal', 'cilium', 'environments/dist/production', 'kubeadm-flannel', 'library', 'weave'];
const OUTPUTS = ['dist', ...EXAMPLES.map((name) => join('examples', name, name.includes('/') ? '' : 'dist'))];

/** Mistakes made on purpose in the default output: each is critical, and none is accepted. */
const BROKEN: readonly (readonly [was: RegExp, is: string, finds: string])[] = [
  [/readOnlyRootFilesystem: true/, 'readOnlyRootFilesystem: false', 'container-security-context-readonlyrootfilesystem'],
  // of a pod, and not of a job in the text of a ConfigMap
  [/(\n {12})allowPrivilegeEscalation: false/, '$1privileged: true', 'container-security-context-privileged'],
  [/(image: \S+\/hook):\S+/, '$1:latest', 'container-image-tag'],
  [/(\n {10}resources:\n) +limits:\n +memory: .*\n/, '$1', 'container-resources'],
];

/** That what kube-score calls critical in the committed output has a reason, each one. */
export const kubeScoreChecks: readonly Check[] = [
  {
    name: 'kube-score: nothing in the committed output is critical but what is listed with a reason, and each reason is needed',
    needs: ['kube-score'],
    run: async (context) => {
      const scored = await Promise.all(OUTPUTS.map((output) => findingsIn(programOf(context), filesOf(join(REPOSITORY, output)))));
      const findings = scored.flatMap((one) => one.findings);
      assert.deepEqual(unlisted(findings), []);
      const counts = ACCEPTED.map((row) => findings.filter((finding) => isAccepted(finding, row)).length);
      assert.deepEqual(ACCEPTED.filter((_, i) => counts[i] === 0).map(({ check, place }) => `${check} in ${place}`), []);
      const rows = ACCEPTED.map(({ check, reason }, i) => `${counts[i]} ${check}: ${reason}`);
      return [`${scored.reduce((sum, { objects }) => sum + objects, 0)} objects of ${OUTPUTS.length} outputs`, ...rows].join('\n     ');
    },
  },
  {
    name: 'kube-score: what is broken on purpose is found',
    needs: ['kube-score'],
    run: async (context) => {
      const folder = context.newFolder('kube-score');
      for (const [was, is, finds] of BROKEN) {
        const text = readFileSync(join(REPOSITORY, 'dist', '40-prow.k8s.yaml'), 'utf8');
        const file = join(folder, `${finds}.yaml`);
        writeFileSync(file, text.replace(was, is));
        const found = unlisted((await findingsIn(programOf(context), [file])).findings);
        assert.deepEqual([...new Set(found.map((line) => line.split(' ')[0]))], [finds], found.join('\n'));
      }
      return `${BROKEN.length} mistakes`;
    },
  },
];

function programOf(context: CheckContext): string {
  return join(context.binaries('kube-score').folder, 'kube-score');
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.k8s.yaml')).sort().map((name) => join(folder, name));
}

function unlisted(findings: readonly Finding[]): readonly string[] {
  return findings.filter((finding) => !ACCEPTED.some((row) => isAccepted(finding, row))).map(({ check, place, says }) => `${check} ${place}: ${says}`);
}
