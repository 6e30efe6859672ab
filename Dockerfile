FROM oven/bun:1.4.5 AS build
WORKDIR /build
COPY package.json bun.lock ./
RUN bun install --frozen-lockfile
COPY . .
RUN bun run build && mkdir data

# glibc, certificates and a user; no shell, no package manager.
FROM gcr.io/distroless/base-debian12:nonroot
COPY --from=build /build/dist/gateway /gateway
COPY --from=build --chown=nonroot:nonroot /build/data /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=5000 DATA_DIR=/data
# What the gateway would set and start itself anew for (decision 0044).
ENV MIMALLOC_PURGE_DELAY=-1 BUN_JSC_forceRAMSize=300000000
VOLUME /data
EXPOSE 5000
HEALTHCHECK --interval=10s --timeout=5s --start-period=5s CMD ["/gateway", "healthcheck"]
ENTRYPOINT ["/gateway"]
CMD ["serve"]
