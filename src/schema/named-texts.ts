import { dataKey, dnsLabel, dnsSubdomain, labelValue, qualifiedName, serviceLabel } from '../core/names';
import { Rule } from '../core/props';

/** Texts with a name of their own, which tables put behind `@`. */
export const NAMED_TEXTS: Readonly<Record<string, Rule<string>>> = {
  dataKey,
  label: dnsLabel,
  labelValue,
  qualifiedName,
  serviceLabel,
  subdomain: dnsSubdomain,
};
