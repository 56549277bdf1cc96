import type { VNode } from 'preact';
import type { ThingDescription } from '../../catalogue/portal/describe-thing.ts';
import type { Surroundings } from '../../catalogue/portal/surroundings.ts';
import type { Message } from '../language.ts';
import { collections } from '../messages/collections.ts';
import { place as placeMessages } from '../messages/place.ts';
import { things as messages } from '../messages/things.ts';
import { ActionPage } from './action-page.tsx';
import { CategoryPage } from './category-page.tsx';
import type { Alternate } from './layout.tsx';
import type { PageContext } from './page-context.ts';
import { PlacePage, whereOf } from './place-page.tsx';
import { PracticePage } from './practice-page.tsx';
import type { Page } from './render-page.tsx';
import { StructurePage } from './structure-page.tsx';
import { structuredDataOf } from './structured-data.ts';
import { videoScripts } from './videos.tsx';
import { VisitPage, visitTitle } from './visit-page.tsx';

/** What the page of a thing is made from. */
export interface ThingModel {
  readonly about: ThingDescription;
  readonly around: Surroundings;
  readonly alternates: readonly Alternate[];
}

/** The page of one thing, whatever its kind. */
export function thingPage(model: ThingModel, context: PageContext): Page {
  const { about, around, alternates } = model;
  const { title, description } = summarise(about, context);
  return {
    head: {
      title,
      description: shorten(description),
      section: about.view.collection,
      alternates,
      structuredData: structuredDataOf(about),
      scripts: [...(around.helpers ? ['near-me.js'] : []), ...(hasVideos(about) ? videoScripts : [])],
    },
    content: contentOf(model),
  };
}

function hasVideos({ view }: ThingDescription): boolean {
  const videos = 'place' in view ? view.place.videos : 'practice' in view ? view.practice.videos : [];
  return videos.some(({ embed }) => embed !== undefined);
}

function contentOf({ about, around, alternates }: ThingModel): VNode {
  const { view } = about;
  switch (view.collection) {
    case 'fabriques':
    case 'tiers-lieux':
      return <PlacePage place={view.place} about={about} around={around} alternates={alternates} />;
    case 'structures':
      return <StructurePage structure={view.structure} about={about} around={around} alternates={alternates} />;
    case 'actions':
      return <ActionPage action={view.action} about={about} helpers={around.helpers} alternates={alternates} />;
    case 'visites':
      return <VisitPage visit={view.visit} about={about} alternates={alternates} />;
    case 'pratiques':
      return <PracticePage practice={view.practice} about={about} around={around} alternates={alternates} />;
    case 'categories':
      return <CategoryPage category={view.category} about={about} alternates={alternates} />;
  }
}

function summarise({ view }: ThingDescription, { t }: PageContext): { title: string; description: string } {
  const sentence = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(' · ');
  const say = (message: Message): string => t(message);
  switch (view.collection) {
    case 'fabriques':
    case 'tiers-lieux': {
      const { place } = view;
      const kind = say(placeMessages[place.kind]);
      return {
        title: [place.name, place.address.locality].filter(Boolean).join(', '),
        description: place.descriptions[0]?.value ?? sentence(place.name, kind, whereOf(place)),
      };
    }
    case 'structures': {
      const { name, legalForm, descriptions } = view.structure;
      const kind = legalForm?.name ?? say(messages.structure);
      return {
        title: name,
        description: descriptions[0]?.value ?? sentence(name, kind, say(collections.structures.lead)),
      };
    }
    case 'actions': {
      const { name, definitions } = view.action;
      return { title: name.name, description: sentence(definitions[0]?.value, say(messages.whoHelps)) };
    }
    case 'categories': {
      const { name, definitions } = view.category;
      return {
        title: name.name,
        description: definitions[0]?.value ?? sentence(name.name, say(collections.categories.lead)),
      };
    }
    case 'visites': {
      const title = visitTitle(view.visit);
      return {
        title,
        description: view.visit.descriptions[0]?.value ?? sentence(title, say(collections.visites.lead)),
      };
    }
    case 'pratiques': {
      const { name, descriptions } = view.practice;
      return { title: name, description: descriptions[0]?.value ?? sentence(name, say(collections.pratiques.lead)) };
    }
  }
}

/** The text cut at a word to what search engines show. */
function shorten(text: string, most = 200): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/u, '')}…`;
}
