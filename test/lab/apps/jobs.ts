import { ProwJobs } from '../../../src';
import { REPOSITORY } from '../github/world';
import { JOB_IMAGE } from '../images/catalogue';

/** Asks the API server what a job has no business with, and says how it was answered. */
const TRESPASS = `
echo "token files: $(find /var/run/secrets -type f 2>/dev/null | wc -l)"
ask() { echo "answer $*: $(curl --silent --insecure --max-time 5 --output /dev/null --write-out '%{http_code}' --request "$1" "https://kubernetes.default.svc$2")"; }
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

/** The jobs from code; a pull request that adds the file `broken` fails. */
export const enterpriseJobs = ProwJobs.of({
  presubmits: {
    [REPOSITORY]: [
      { name: 'unit', always_run: true, spec: inShell('echo "the gear is $(cat gear)" && test ! -e broken') },
      { name: 'trespass', always_run: false, optional: true, spec: inShell(TRESPASS) },
    ],
  },
  periodics: [{ name: 'by-the-clock', interval: '2m', spec: inShell('echo tick') }],
});

function inShell(script: string): object {
  return { containers: [{ image: JOB_IMAGE, command: ['sh', '-c', script] }] };
}
