# The server alone, in two steps: built with everything, run with what it needs.
FROM node:20-bookworm-slim AS build
WORKDIR /build
COPY . .
RUN npm ci --no-audit --no-fund
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:20-bookworm-slim
WORKDIR /app
COPY --from=build /build/package.json /build/LICENSE ./
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/ontology ./ontology
COPY --from=build /build/shapes ./shapes
COPY --from=build /build/mappings ./mappings
COPY --from=build /build/data ./data
COPY --from=build /build/dist ./dist
# All that must survive is here, and it is all that is written besides /tmp.
RUN mkdir /state && chown node:node /state
VOLUME /state
USER node
ENV NODE_ENV=production HOST=0.0.0.0 FABRIQUES_STATE_DIR=/state
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/main.js"]
CMD ["serve"]
