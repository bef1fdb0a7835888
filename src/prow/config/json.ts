/** Part of a configuration file, as the object that it is stringified from. */
export type Json = Readonly<Record<string, any>>;
