import { Problem, Where } from '../../core/problem';
import { quote } from '../../core/quote';
import { JOB_SERVICE_ACCOUNT } from '../../prow/object-names';
import { RenderedObject } from '../../writer/rendered-object';
import { isOurs } from './own-objects';
import { each } from './pod-template';
import { ReferenceCheck } from './reference-check';

interface Admin {
  readonly path: string;
  readonly at: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/** Every job runs as the account that is meant for all of them, those of a stranger’s pull request too: it may not be an administrator. */
export class JobRights implements ReferenceCheck {
  readonly kinds = ['ClusterRoleBinding', 'RoleBinding', 'ServiceAccount'];
  private readonly accounts = new Map<string, string>();
  private readonly admins: Admin[] = [];

  see({ kind, group, path, name, namespace, json }: RenderedObject): void {
    if (kind === 'ServiceAccount' && group === '' && name === JOB_SERVICE_ACCOUNT && isOurs(json)) this.accounts.set(namespace, path);
    if (group !== 'rbac.authorization.k8s.io' || json.roleRef?.name !== 'cluster-admin') return;
    each(json.subjects, (subject, i) => this.admins.push({
      path, at: `subjects[${i}]`, kind: subject.kind, name: subject.name, namespace: String(subject.namespace),
    }));
  }

  problems(): Problem[] {
    return this.admins.flatMap(({ path, at, kind, name, namespace }) => {
      const jobs = kind === 'ServiceAccount' && name === JOB_SERVICE_ACCOUNT ? [namespace]
        : [...this.accounts.keys()].filter((one) => kind === 'Group' && GROUPS(one).includes(name));
      const account = this.accounts.get(jobs[0]);
      if (account === undefined) return [];
      return [Where.construct(path).problem(at, {
        what: `${kind} ${quote(name)} makes every job cluster-admin that runs as [${account}], those of a stranger’s pull request too`,
        instead: 'bind a ServiceAccount of its own, and name it as serviceAccountName in jobs whose code you trust',
        code: 'JobsAreAdmin',
      })];
    });
  }
}

/** That hold the accounts of a namespace. Source: kubernetes v1.33 staging/src/k8s.io/apiserver/pkg/authentication/serviceaccount/util.go. */
const GROUPS = (namespace: string): readonly string[] => ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
