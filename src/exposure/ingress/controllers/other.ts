import { ACTIVE } from '../../../core/lifecycle';
import { PodsOf } from '../../../core/traffic';
import { unknownEscapesNote } from '../../config-pages';
import { IngressControllerPlan, Inability } from '../ingress-controller-plan';

/** What is said of a controller that nothing else is known of. */
export interface OtherController {
  readonly name: string;
  readonly ingressClassName: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly pods?: PodsOf;
}

/** A controller of which nothing is known but what its user says. */
export function otherController({ name, ingressClassName, annotations, pods }: OtherController): IngressControllerPlan {
  const unknown: Inability = {
    why: `how ${name} does that is not known here`,
    instead: 'leave it out, and say it in its own words by IngressController.other({ annotations })',
  };
  return {
    name,
    ingressClassName,
    lifecycle: ACTIVE,
    pods,
    extras: () => ({ annotations, companions: [] }),
    cannot: { sources: unknown, hsts: unknown, redirect: unknown, bodyLimit: unknown },
    exactFirst: true,
    stillReads: unknownEscapesNote(name),
    challengesInPlace: false,
    readsItsOwn: false,
    bodies: () => `Whether ${name} ends webhooks that are too long, or too slow, is not known here: hook itself reads whatever comes to its end, and into its `
      + 'memory, before it looks at the signature.',
    notes: [
      `What ${name} needs by its own annotations is not known here: it must take bodies of 25 MB, wait 5 minutes for deck's logs, prefer the exact path /hook to /, and leave paths as they are.`,
    ],
  };
}
