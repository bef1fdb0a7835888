import { Construct } from 'constructs';
import { partLabels } from '../core/labels';
import { emitted } from '../core/manifest';
import schema from './prow-job-schema.json';

/**
 * The CustomResourceDefinition of ProwJobs, once per cluster. Without upstream's prose, so that `kubectl apply` can take it: its record of
 * the last applied object has a limit that upstream's own file exceeds.
 *
 * Source: prow config/prow/cluster/prowjob-crd/prowjob_customresourcedefinition.yaml at a61940897.
 */
export class ProwJobCrd extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    emitted(this, 'Resource', {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: {
        name: 'prowjobs.prow.k8s.io',
        labels: { ...partLabels() },
        // the API server marks CRDs of *.k8s.io without an approval; this is upstream's
        annotations: { 'api-approved.kubernetes.io': 'https://github.com/kubernetes/test-infra/pull/8669' },
      },
      spec: {
        group: 'prow.k8s.io',
        names: { kind: 'ProwJob', listKind: 'ProwJobList', plural: 'prowjobs', singular: 'prowjob' },
        scope: 'Namespaced',
        versions: [{ name: 'v1', served: true, storage: true, additionalPrinterColumns: COLUMNS, schema: { openAPIV3Schema: schema } }],
      },
    });
  }
}

/** What `kubectl get prowjobs` shows. */
const COLUMNS = [
  column('Job', '.spec.job'),
  column('BuildId', '.status.build_id'),
  column('Type', '.spec.type'),
  column('Org', '.spec.refs.org'),
  column('Repo', '.spec.refs.repo'),
  column('Pulls', '.spec.refs.pulls[*].number'),
  column('StartTime', '.status.startTime', 'date'),
  column('CompletionTime', '.status.completionTime', 'date'),
  column('State', '.status.state'),
];

function column(name: string, jsonPath: string, kind = 'string') {
  return { name, jsonPath, type: kind };
}
