import type { VNode } from 'preact';
import type { VideoView } from '../../catalogue/portal/place-model.ts';
import { place as messages } from '../messages/place.ts';
import { usePage } from './page-context.ts';
import { Section, WebLink } from './parts.tsx';

/** The script that shows a video where it is named, once somebody asks; without it the links lead to its page. */
export const videoScripts: readonly string[] = ['video.js'];

/** Links to the pages of videos; nothing of them is loaded from elsewhere before somebody asks for it. */
export function Videos({ videos }: { readonly videos: readonly VideoView[] }): VNode | null {
  const { t } = usePage();
  return videos.length === 0 ? null : (
    <Section id="videos" title={messages.videos}>
      <ul class="rows">
        {videos.map(({ name, url, embed }) => {
          const host = URL.canParse(url) ? new URL(url).hostname : '';
          const title = name ?? t(messages.watch);
          return (
            <li
              key={url}
              {...(embed !== undefined && {
                'data-video': embed,
                'data-video-title': title,
                'data-video-label': t(messages.watchHere).replace('{host}', host),
              })}
            >
              <WebLink to={url}>{title}</WebLink> <span class="soft small">{host}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
