/**
 * What hook says to a POST that is no webhook, and nobody else does. A GET tells less: Gateways and Envoy let none through and answer 404 themselves, and
 * policies of Cilium 403. Source: prow pkg/github/webhooks.go, ValidateWebhook, at a61940897.
 */
export const HOOKS_OWN_ANSWER = '400 Bad Request: Missing X-GitHub-Event Header';

/** Asks for it; `url` as a word of the shell. */
export function askHook(url: string): string {
  return `curl --silent --show-error --data '' ${url}`;
}
