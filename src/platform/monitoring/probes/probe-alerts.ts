import { Alert, alert } from '../alert';
import { ProbedPage, probeJob } from './probed-page';

/** What the blackbox exporter measures. Source: prometheus/blackbox_exporter, prober/handler.go and prober/http.go. */
export const PROBE_METRICS = ['probe_success', 'probe_duration_seconds', 'probe_http_status_code', 'probe_ssl_earliest_cert_expiry'] as const;

/** What hurts people and GitHub, who are outside, while every component believes that it is well. */
export function probeAlerts(namespace: string, pages: readonly ProbedPage[]): readonly Alert[] {
  const of = (name: typeof PROBE_METRICS[number], more = ''): string => `${name}{job="${probeJob(namespace)}"${more}}`;
  return [
    alert('ProwUnreachable', `${of('probe_success')} == 0`, {
      critical: true, lasts: '5m', summary: '{{ $labels.component }} does not answer at {{ $labels.instance }}',
      then: 'It may run all the same: follow the way from outside, by DNS, load balancer, Ingress and certificate. For hook, see Recent Deliveries of the App too.',
    }),
    ...pages.map(({ component }) => alert('ProwNotProbed', `absent(${of('probe_success', `,component="${component}"`)})`, {
      component, lasts: '15m', summary: `nobody asks whether ${component} answers`,
      then: `The blackbox exporter is away, or Prometheus does not choose Probe prow-${component} in ${namespace}.`,
    })),
    ...pages.some(({ url }) => url.startsWith('https:')) ? [alert('ProwServedCertificateExpires', `${of('probe_ssl_earliest_cert_expiry')} - time() < 604800`, {
      critical: true, lasts: '1h', summary: 'the certificate at {{ $labels.instance }} ends in less than a week',
      then: 'Whoever ends TLS there still shows the old one: look who renews it, and whether the new one was loaded.',
    })] : [],
  ];
}
