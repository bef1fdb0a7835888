import { Selected } from '../prow-metrics';
import { course, Dashboard, quantile, RATE } from './dashboard';

/** What the claim of a store in the cluster and the prober are asked besides. */
export interface PagesFacts {
  readonly namespace: string;
  readonly storeClaim: string | undefined;
  /** What Prometheus calls what it hears of probes; undefined where nobody asks. */
  readonly probeJob: string | undefined;
}

/** deck, the store that it reads from, and what people outside see. */
export function pages(of: Selected, { namespace, storeClaim, probeJob }: PagesFacts): Dashboard {
  const volume = (what: string): string => `kubelet_volume_stats_${what}{namespace="${namespace}",persistentvolumeclaim="${storeClaim}"}`;
  const probe = (name: string): string => `${name}{job="${probeJob}"}`;
  return {
    name: 'pages',
    title: 'Prow: pages and logs',
    says: 'deck, the store that keeps logs, and what people outside see.',
    rows: [
      {
        title: 'deck',
        panels: [
          course('Answers', 'reqps', 'By HTTP code.', { '{{status}}': `sum by (status) (rate(${of('deck_http_request_duration_seconds_count')}${RATE}))` }),
          course('Times', 's', 'Of all pages together.', {
            'half of them': quantile(0.5, of('deck_http_request_duration_seconds_bucket')), '95 of 100': quantile(0.95, of('deck_http_request_duration_seconds_bucket')),
          }),
          course('Slowest pages', 's', 'The time in which 95 of 100 are served.', { '{{path}}': `topk(10, ${quantile(0.95, of('deck_http_request_duration_seconds_bucket'), 'path')})` }),
          course('Sent', 'bytes', 'In a second.', { '{{component}}': `sum by (component) (rate(${of('deck_http_response_size_bytes_sum')}${RATE}))` }),
        ],
      },
      {
        title: 'Store',
        panels: [
          course('Written by crier', 'cps', 'What a job was and how it ended; errors are lost logs.',
            { '{{reporter}} {{result}}': `sum by (reporter, result) (rate(${of('crier_reporting_results', 'reporter=~"gcsreporter|gcsk8sreporter"')}${RATE}))` }),
          ...storeClaim === undefined ? [] : [
            course('Room', 'bytes', 'Of the claim, as the kubelet counts it.', { free: volume('available_bytes'), all: volume('capacity_bytes') }),
            course('Files', 'short', 'Each object is one; a file system has room for so many.', { free: volume('inodes_free'), all: volume('inodes') }),
          ],
        ],
      },
      ...probeJob === undefined ? [] : [{
        title: 'From outside',
        panels: [
          course('Reachable', 'short', '1 where it answers.', { '{{instance}}': probe('probe_success') }),
          course('Time', 's', 'Of a whole request.', { '{{instance}}': probe('probe_duration_seconds') }),
          course('HTTP code', 'short', 'Of the last answer: 405 is what hook says to what is no webhook.', { '{{instance}}': probe('probe_http_status_code') }),
          course('Certificate', 's', 'Time until the first certificate of its chain ends.', { '{{instance}}': `${probe('probe_ssl_earliest_cert_expiry')} - time()` }),
        ],
      }],
    ],
  };
}
