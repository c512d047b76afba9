/** A question of the suite: a document without variables. */
export interface Question {
  name: string;
  document: string;
}

/** True if the limits let a document pass. */
export type Permits = (document: string) => boolean;
