import type { VNode } from 'preact';

/** The mark: three workshop roofs whose ridges are the linked points of a graph. */
export function Mark(): VNode {
  return (
    <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <path d="M3 37V17.5L13.5 9v8.5L24 9v8.5L34.5 9H37v28H25v-8a4 4 0 0 0-8 0v8z" fill="currentColor" />
      <path d="M13.5 8.5 24 8.5 35.5 8.5" fill="none" stroke="#e0a437" stroke-width="1.6" />
      <circle cx="13.5" cy="8.5" r="3" fill="#e0a437" />
      <circle cx="24" cy="8.5" r="3" fill="#e0a437" />
      <circle cx="35.5" cy="8.5" r="3" fill="#e0a437" />
    </svg>
  );
}

/** The status of an engagement as a shape: full, half full or empty. */
export function StatusShape({ status }: { readonly status: 'does' | 'starting' | 'wants' }): VNode {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="2" />
      {status === 'does' && <circle cx="8" cy="8" r="4" />}
      {status === 'starting' && <path d="M8 3.5a4.5 4.5 0 0 1 0 9z" />}
    </svg>
  );
}
