import { useEffect, useState } from 'react';
import type { HookOptions } from './document.ts';

/** Options of every hook that asks while someone types. */
export interface TypingOptions extends HookOptions {
  /**
   * Milliseconds without a change of the text before it is sent.
   * @defaultValue 250
   */
  debounce?: number | undefined;
}

/** A text that someone types. */
export interface Typed {
  /** The text without the white space around it. */
  text: string;
  /** Whether the text changed a moment ago, so that it is not sent yet. */
  typing: boolean;
  /** Whether nothing is to be sent. */
  pause: boolean;
}

/** Waits until someone has stopped typing. A text of white space is never sent. */
export function useTyped(typed: string, { debounce = 250, pause = false }: TypingOptions): Typed {
  const text = typed.trim();
  const typing = useRested(text, debounce) !== text && text !== '' && !pause;
  return { text, typing, pause: pause || typing || text === '' };
}

/** The last value that stayed the same for the given time. */
function useRested<Value>(value: Value, milliseconds: number): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
