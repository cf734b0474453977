// <delta-scope> in JSX: import type {} from 'deltascope/react'.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { DeltaScopeAttributeName, DeltaScopeElement, DeltaScopeEvents } from './element.js';

/** React 19 listens to an event by on and its name. */
type Listeners = {
  [Name in keyof DeltaScopeEvents as `on${Name}`]?: (event: DeltaScopeEvents[Name]) => void;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'delta-scope': Omit<
        DetailedHTMLProps<HTMLAttributes<DeltaScopeElement>, DeltaScopeElement>,
        DeltaScopeAttributeName
      > & { [Name in DeltaScopeAttributeName]?: string | number } & Listeners;
    }
  }
}
