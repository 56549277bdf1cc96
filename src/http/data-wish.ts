import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { jsonLdFormOf } from './json-ld-profile.ts';
import { chooseLanguage, type LanguageChoice } from './language.ts';
import { negotiate, type Choice, type Offer, type Wish } from './negotiation.ts';
import type { ThingWish } from './thing-writer.ts';

/** What data do not depend on. */
const anyLanguage: LanguageChoice = { language: 'fr', explicit: false };

/** Reads in what form data are wanted. */
export type WishReader = (request: FastifyRequest, suffix: string | undefined) => ThingWish;

/**
 * Makes the reader of wishes among offers: by suffix, `?format=` or `Accept`; `?profile=`; for pages `?lang=` or
 * `Accept-Language`. Clients say the same again and again, so choices are remembered.
 */
export function createWishReader(offers: readonly Offer[]): WishReader {
  const choices = new LRUCache<string, Choice>({ max: 500 });

  const choose = (wish: Wish): Choice => {
    const key = JSON.stringify([wish.suffix, wish.format, wish.suffix === undefined ? wish.accept : '']);
    const choice = choices.get(key) ?? negotiate(wish, offers);
    // A header of many kilobytes is not worth its place.
    if (key.length < 1000) {
      choices.set(key, choice);
    }
    return choice;
  };

  return ({ query, headers }, suffix) => {
    const { format, profile, lang } = query as Readonly<Record<string, string | string[] | undefined>>;
    const { offer, mediaType, parameters, negotiated } = choose({
      suffix,
      format: single(format),
      accept: headers.accept,
    });
    return {
      offer,
      mediaType,
      negotiated,
      form: jsonLdFormOf(single(profile), parameters.get('profile')),
      choice: offer.name === 'html' ? chooseLanguage(single(lang), headers['accept-language']) : anyLanguage,
    };
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
