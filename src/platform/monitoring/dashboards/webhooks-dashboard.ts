import { Selected } from '../prow-metrics';
import { course, Dashboard, quantile, RATE } from './dashboard';

/** hook: what comes from GitHub, and what plugins make of it. */
export function webhooks(of: Selected): Dashboard {
  return {
    name: 'webhooks',
    title: 'Prow: webhooks and plugins',
    says: 'hook: what comes from GitHub, and what plugins make of it.',
    rows: [
      {
        title: 'Webhooks',
        panels: [
          course('Webhooks', 'cps', 'Deliveries by event.', { '{{event_type}}': `sum by (event_type) (rate(${of('prow_webhook_counter')}${RATE}))` }),
          course('Answers', 'cps', 'By HTTP code: 200 was taken, 403 has a signature that hook does not know, 405 is a probe or a browser, 5xx is an error of hook.',
            { '{{response_code}}': `sum by (response_code) (rate(${of('prow_webhook_response_codes')}${RATE}))` }),
        ],
      },
      {
        title: 'Plugins',
        panels: [
          course('Time to handle an event', 's', 'Of all plugins together.', {
            'half of them': quantile(0.5, of('prow_plugin_handle_duration_seconds_bucket')), '95 of 100': quantile(0.95, of('prow_plugin_handle_duration_seconds_bucket')),
          }),
          course('Slowest plugins', 's', 'The time in which 95 of 100 events are handled.',
            { '{{plugin}}': `topk(8, ${quantile(0.95, of('prow_plugin_handle_duration_seconds_bucket'), 'plugin')})` }),
          course('Events handled', 'cps', 'By plugin, those only in which it did something.',
            { '{{plugin}}': `sum by (plugin) (rate(${of('prow_plugin_handle_duration_seconds_count', 'took_action="true"')}${RATE}))` }),
          course('Errors', 'cps', 'By plugin; the log of hook says what GitHub answered.', { '{{plugin}}': `sum by (plugin) (rate(${of('prow_plugin_handle_errors')}${RATE}))` }),
        ],
      },
      {
        title: 'Configuration',
        panels: [
          course('Clone for .prow.yaml', 's', 'Time in which 95 of 100 clones are there, by repository; the first one is slow.',
            { '{{org}}/{{repo}}': quantile(0.95, of('inrepoconfig_git_client_acquisition_duration_bucket'), 'org, repo') }),
          course('Read .prow.yaml', 's', 'Time after the clone, in which 95 of 100 are read.',
            { '{{org}}/{{repo}}': quantile(0.95, of('inrepoconfig_git_other_duration_bucket'), 'org, repo') }),
          course('ConfigMaps', 'bytes', 'Those that config-updater wrote; Kubernetes takes 1 MiB.', { '{{namespace}}/{{name}}': `max by (namespace, name) (${of('prow_configmap_size_bytes', 'name!=""')})` }),
        ],
      },
    ],
  };
}
