import type { MiddlewareSpec } from '../../../../imports/traefik.io';
import { ACTIVE } from '../../../core/lifecycle';
import { Plain } from '../../../core/manifest';
import { Annotations, Companion, given, IngressControllerPlan, IngressExtras } from '../ingress-controller-plan';

const ROUTER = 'traefik.ingress.kubernetes.io/router';

/** Longer than any rule of two hosts and a path; without a number, the length of a rule is its priority. */
const BEFORE_ALL_OTHERS = '1000';

/**
 * Traefik. It has no limit of bodies unless a Middleware sets one, which also keeps answers until they are whole, and none of answers. Of two rules
 * the longer one wins, so that `/` wins over `/hook` of the same host:
 * PathPrefix(`/`) has more letters than Path(`/hook`). Whatever is more than a route is a Middleware.
 *
 * Source: traefik v3.5.3, pkg/provider/kubernetes/ingress/kubernetes.go (loadRouter) and annotations.go, pkg/muxer/http (GetRulePriority),
 * docs/content/middlewares/http. Seen with this version: without a priority, `/hook` goes to deck; `router.tls` is needed, and closes port 80 for
 * the same Ingress; a challenge's own Ingress wins over the redirection.
 */
export function traefik(httpEntryPoint: string): IngressControllerPlan {
  return {
    name: 'traefik',
    ingressClassName: 'traefik',
    lifecycle: ACTIVE,
    pods: { namespace: 'traefik', labels: {} },
    extras: ({ name, tls, sources, hstsSeconds, first, bodyLimit }) => limited(`${name}-body`, bodyLimit, routed(
      { [`${ROUTER}.tls`]: tls ? 'true' : undefined, [`${ROUTER}.priority`]: first ? BEFORE_ALL_OTHERS : undefined },
      [
        ...(sources === undefined ? [] : [middleware(`${name}-sources`, { ipAllowList: { sourceRange: sources } })]),
        ...(hstsSeconds === undefined ? [] : [middleware(`${name}-hsts`, { headers: { stsSeconds: hstsSeconds } })]),
      ],
    )),
    redirecting: (name) => routed(
      // on port 443 it would send people to where they are
      { [`${ROUTER}.entrypoints`]: httpEntryPoint },
      [middleware(name, { redirectScheme: { scheme: 'https', permanent: true } })],
    ),
    cannot: {},
    exactFirst: false,
    challengesInPlace: false,
    readsItsOwn: true,
    limitsApart: true,
    bodies: (limit) => `traefik answers 413 to webhooks of more than ${limit}, hands hook whole ones only, and gives each 60 seconds to come `
      + '(respondingTimeouts.readTimeout of its entry points, from Traefik 2.11.2 on).',
    entryPoints: { annotation: `${ROUTER}.entrypoints`, http: httpEntryPoint },
    notes: [],
  };
}

function routed(annotations: Readonly<Record<string, string | undefined>>, companions: readonly Companion[]): IngressExtras {
  const naming = (namespace: string): Annotations => (
    { [`${ROUTER}.middlewares`]: companions.map(({ name }) => `${namespace}-${name}@kubernetescrd`).join(',') }
  );
  return { annotations: given(annotations), companions, naming: companions.length === 0 ? undefined : naming };
}

/** The same, with a limit of bodies behind all others. */
function limited(name: string, bodyLimit: number | undefined, extras: IngressExtras): IngressExtras {
  if (bodyLimit === undefined) return extras;
  return {
    ...extras,
    companions: [...extras.companions, middleware(name, { buffering: { maxRequestBodyBytes: bodyLimit } })],
    appended: (namespace) => ({ [`${ROUTER}.middlewares`]: `${namespace}-${name}@kubernetescrd` }),
  };
}

function middleware(name: string, spec: Plain<MiddlewareSpec>): Companion {
  return { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', name, spec };
}
