import { type ReactNode, useId } from 'react';
import classes from './segments.module.css';

interface SegmentsProps<Value extends string> {
  /** What is chosen, for those who do not see the choices beside each other. */
  legend: string;
  /** Each by its value; `name` where what is shown is no words. */
  choices: readonly { value: Value; shown: ReactNode; name?: string }[];
  /** `null` where none of them is chosen. */
  value: Value | null;
  onChange: (value: Value) => void;
}

/** A few choices side by side, one of which holds. */
export function Segments<Value extends string>({ legend, choices, value, onChange }: SegmentsProps<Value>) {
  const group = useId();
  return (
    <fieldset className={classes.segments}>
      <legend className={classes.legend}>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={classes.segment} title={choice.name}>
          <input
            type="radio"
            name={group}
            aria-label={choice.name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.shown}
        </label>
      ))}
    </fieldset>
  );
}
