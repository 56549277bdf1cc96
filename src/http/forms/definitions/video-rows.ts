import { videoAddresses } from '../../../catalogue/portal/video-addresses.ts';
import { listOf } from '../json-values.ts';
import { forms as messages } from '../../messages/forms.ts';
import type { FormRows } from '../form-definition.ts';

/** Rows of videos, each known by the address of its page. */
export const videoRows: FormRows = {
  ...{ name: 'video', key: 'video', type: 'VideoObject', part: 'video', group: 'LinkGroup' },
  ...{ title: messages.videos, hint: messages.videoHint },
  columns: [
    { name: 'url', kind: 'line', label: messages.videoAddress },
    { name: 'name', kind: 'line', label: messages.videoTitle },
  ],
  complete: (part) => {
    const [url] = listOf(part['url']);
    const { watch, embed } = videoAddresses(typeof url === 'string' ? url : '');
    return { ...part, url: [watch], ...(embed !== undefined && { embedUrl: embed }) };
  },
};
