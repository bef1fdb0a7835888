import { ProwJobs } from '../../../src';
import { REPOSITORY } from '../github/world';
import { JOB_IMAGE } from '../images/catalogue';
import { type NodeName, nodeNames } from '../machines/network';

/** Asks the API server what a job has no business with, and says how it was answered. */
const TRESPASS = `
echo "token files: $(find /var/run/secrets -type f 2>/dev/null | wc -l)"
ask() { echo "answer $*: $(curl --silent --insecure --max-time 5 --retry 3 --retry-all-errors --output /dev/null --write-out '%{http_code}' --request "$1" "https://kubernetes.default.svc$2")"; }
ask GET /api/v1/namespaces/prow/secrets
ask GET /api/v1/namespaces/prow/secrets/github-token
ask GET /api/v1/namespaces/test-pods/secrets
ask GET /api/v1/namespaces/test-pods/pods
ask GET /apis/prow.k8s.io/v1/namespaces/prow/prowjobs
ask POST /api/v1/namespaces/test-pods/pods
ask DELETE /apis/prow.k8s.io/v1/namespaces/prow/prowjobs
# Long enough to be aborted by whoever may.
sleep 8
`;

/** Says what a pull request makes of the file `gear`, takes as many seconds as its file `seconds` says, and fails where it has a file `broken`. */
export const UNIT = 'echo "the gear is $(cat gear)" && sleep "$(cat seconds 2>/dev/null || echo 0)" && test ! -e broken';

/** Always on the same node. */
export const pinnedJob = (node: NodeName): string => `unit-on-${node}`;

/** The jobs from code. */
export const enterpriseJobs = ProwJobs.of({
  presubmits: {
    [REPOSITORY]: [
      { name: 'unit', always_run: true, spec: inShell(UNIT) },
      { name: 'trespass', always_run: false, optional: true, spec: inShell(TRESPASS) },
      ...nodeNames.map((node) => ({
        name: pinnedJob(node), always_run: false, optional: true, spec: { ...inShell(UNIT), nodeSelector: { 'kubernetes.io/hostname': node } },
      })),
    ],
  },
  periodics: [{ name: 'by-the-clock', interval: '2m', spec: inShell('echo tick') }],
});

export function inShell(script: string): object {
  return { containers: [{ image: JOB_IMAGE, command: ['sh', '-c', script] }] };
}
