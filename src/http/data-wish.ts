import type { FastifyRequest } from 'fastify';
import { jsonLdFormOf } from './json-ld-profile.ts';
import { chooseLanguage } from './language.ts';
import { negotiate, type Offer } from './negotiation.ts';
import type { ThingWish } from './thing-writer.ts';

/** In what form data are wanted: by suffix, `?format=` or `Accept`; `?profile=`; `?lang=` or `Accept-Language`. */
export function readWish(request: FastifyRequest, suffix: string | undefined, offers: readonly Offer[]): ThingWish {
  const query = request.query as Readonly<Record<string, string | string[] | undefined>>;
  const { headers } = request;
  const choice = negotiate({ suffix, format: single(query['format']), accept: headers.accept }, offers);
  return {
    offer: choice.offer,
    mediaType: choice.mediaType,
    form: jsonLdFormOf(single(query['profile']), choice.parameters.get('profile')),
    negotiated: choice.negotiated,
    choice: chooseLanguage(single(query['lang']), headers['accept-language']),
  };
}

/** A key that two wishes share exactly when they lead to the same representation. */
export function wishKey({ offer, mediaType, form, negotiated, choice }: ThingWish): string {
  const language = offer.name === 'html' ? `${choice.language} ${choice.explicit}` : '';
  return `${offer.name} ${mediaType} ${form ?? ''} ${negotiated} ${language}`;
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.at(-1) : value;
}
