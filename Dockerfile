# audiobuild in a container: docker build -t audiobuild . && docker run --rm -v "$PWD:/work" audiobuild make article.md
FROM python:3.13-slim AS build
WORKDIR /src
COPY . .
RUN python -m venv /opt/audiobuild && /opt/audiobuild/bin/pip install --no-cache-dir .

FROM python:3.13-slim
COPY --from=build /opt/audiobuild /opt/audiobuild
ENV PATH="/opt/audiobuild/bin:$PATH" AUDIOBUILD_CACHE=/tmp/audiobuild PYTHONUTF8=1
WORKDIR /work
USER 1000:1000
ENTRYPOINT ["audiobuild"]
CMD ["--help"]
