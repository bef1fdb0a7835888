import { ApiObject, App, Chart } from 'cdk8s';
import { sayMinor } from '../../../src/core/kubernetes-version';
import type { Problem } from '../../../src/core/problem';
import { podTemplateOf } from '../../../src/platform/checks/pod-template';
import { VolumeMounts } from '../../../src/platform/checks/volume-mounts';
import { WorkloadSelectors } from '../../../src/platform/checks/workload-selectors';
import { render } from '../../../src/writer/render';
import type { Minor } from '../check';
import { type KubernetesApi, StatusError } from '../kubernetes-api';

/** What the API server says against an object; undefined where it would make it. */
export async function refusal(api: KubernetesApi, path: string, json: object): Promise<string | undefined> {
  try {
    await api.post(`${path}?dryRun=All&fieldValidation=Strict`, json);
    return undefined;
  } catch (error) {
    // a Job with successPolicy and without completions makes it panic
    if ((error as NodeJS.ErrnoException).code === 'ECONNRESET') return 'hangs up';
    if (!(error instanceof StatusError) || error.status === 409) throw error;
    return /"message":"([^]*?)","(reason|details)/.exec(error.message)?.[1] ?? error.message;
  }
}

/** What is said of it here, as it stands in a chart: by what reads objects, and by the checks within one object that the API server has too. */
export function found(json: any, minor: Minor): readonly string[] {
  const app = new App({ outdir: 'nowhere' });
  sayMinor(app, Number(minor.split('.')[1]));
  new ApiObject(new Chart(app, 'c'), 'o', json);
  const problems: Problem[] = [];
  const within = [new VolumeMounts(), new WorkloadSelectors()];
  render(app, problems, (object) => {
    for (const check of within) check.see(object, podTemplateOf(object));
  });
  return [...problems, ...within.flatMap((check) => check.problems())].map(({ text }) => text);
}
