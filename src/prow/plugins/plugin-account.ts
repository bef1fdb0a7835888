import { serviceLabel } from '../../core/names';
import { also } from '../../core/props';
import { quote } from '../../core/quote';

/** The name of a plugin, which its ServiceAccount has too: none that Kubernetes makes itself, for each pod that names none. */
export const accountName = also(serviceLabel, (value) => (value !== 'default' ? undefined : {
  what: `${quote(value)} is the ServiceAccount of every pod in the namespace that names none, and would get what this one may`, instead: 'use another name',
  code: 'NotAllowedValue',
}));
