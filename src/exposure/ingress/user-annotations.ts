import { qualifiedName } from '../../core/names';
import { Finding } from '../../core/problem';
import { atKey, Note, Rule, walk } from '../../core/props';
import { quote } from '../../core/quote';
import { multilineText } from '../../core/safe-text';
import { record } from '../../core/values';
import { shutOut } from './annotation-findings';
import { denied, malformed } from './annotation-grammar';

/**
 * Names by which controllers change the path of a request, take it for a pattern, or answer with a redirection themselves.
 *
 * Sources: kubernetes/ingress-nginx controller-v1.15.1 docs/user-guide/nginx-configuration/annotations.md; nginx/kubernetes-ingress
 * internal/configs/annotations.go; haproxytech/kubernetes-ingress 3.2 documentation/annotations.md; jcmoraisjr/haproxy-ingress v0.15 keys.md;
 * Traefik v1's rule-type; Kong's strip-path, path and rewrite; Azure's backend-path-prefix; APISIX's and Higress's rewrite-target.
 */
const REWRITING = new RegExp('^(' + [
  'rewrites?', 'rewrite-(target|path|target-regex|regex|uri)', 'path-rewrite', 'url-rewrite', 'use-regex', 'path-regex', 'rule-type', 'replace-path(-regex)?',
  'strip-(path|prefix)', 'backend-path-prefix', 'permanent-redirect', 'temporal-redirect', 'request-redirect', 'redirect-(to|regex|replacement)',
].join('|') + ')$');

/** Kong's word for the path that the Service gets; a path on its own means other things elsewhere. */
const KONG_PATH = 'konghq.com/path';

/** Pieces of a controller's own configuration. */
const SNIPPET = /(^|-)snippets?$|^config-backend$/;
const REWRITING_SNIPPET = /\b(rewrite|return|redirect|proxy_pass|set-path|set-pathq|set-uri|replace-path|replace-pathq|replace-uri|reqrep|reqirep)\b/;

/** Traefik's Middlewares stand elsewhere, and only their names tell what they do. */
export const MIDDLEWARES = 'traefik.ingress.kubernetes.io/router.middlewares';
const REWRITING_MIDDLEWARE = /strip|replace|rewrite|add-?prefix|redirect/i;

/** What belongs to properties. */
const OWNED: Readonly<Record<string, string>> = {
  'kubernetes.io/ingress.class': 'write ingressClassName, beside which the API server refuses it',
  'projectcontour.io/ingress.class': 'write ingressClassName',
  'cert-manager.io/issuer': 'write tls: Tls.issuer(…)',
  'cert-manager.io/cluster-issuer': 'write tls: Tls.issuer(…)',
};

const ANNOTATIONS = record(multilineText, qualifiedName);

/** Annotations of an Ingress in front of hook, in a controller's own words. */
export const userAnnotations: Rule<Readonly<Record<string, string>>> = (value, report) => {
  const annotations = ANNOTATIONS(value, report);
  walk(report, (note) => Object.entries(annotations).forEach(([key, text]) => check(key, text, atKey(note, key))));
  return annotations;
};

function check(key: string, text: string, note: Note): void {
  if (rewrites(key, text)) {
    note({
      what: `${quote(text)} would change the path of webhooks, and hook answers 200 to any other path than /hook and throws the event away`,
      instead: 'leave it out: hook and deck want every path as it came',
      code: 'AnnotationRewrites',
    });
  } else if (Object.hasOwn(OWNED, key)) {
    note({ what: `${quote(text)} stands where a property belongs`, instead: OWNED[key], code: 'AnnotationTaken' });
  } else {
    const finding = shutOut(key, text) ?? (snippetShuts(key, text) ? SHUT_BY_SNIPPET : undefined) ?? malformed(key, text) ?? denied(key, text);
    if (finding !== undefined) note(finding);
  }
}

/** Words of a piece of configuration by which callers are sent away before hook is asked. */
const SHUTTING_SNIPPET =
  /\b(deny\s|auth_basic\s|auth_request\s|auth_jwt\s|ssl_verify_client\s|(http|tcp)-request\s+(content\s+)?(deny|reject|auth|tarpit|silent-drop)\b)/;
const SHUT_BY_SNIPPET: Finding = {
  what: 'holds a piece of configuration that sends callers away, and webhooks of GitHub may be among them',
  instead: 'leave it out; whose webhooks are taken, webhookSources says, and who may see deck, deckAccess',
  code: 'AnnotationShutsOut',
};

function snippetShuts(key: string, text: string): boolean {
  return SNIPPET.test(key.slice(key.indexOf('/') + 1)) && SHUTTING_SNIPPET.test(text);
}

function rewrites(key: string, text: string): boolean {
  const name = key.slice(key.indexOf('/') + 1);
  if (REWRITING.test(name) || key === KONG_PATH) return true;
  if (SNIPPET.test(name)) return REWRITING_SNIPPET.test(text);
  return key === MIDDLEWARES && REWRITING_MIDDLEWARE.test(text);
}
