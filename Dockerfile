# syntax=docker/dockerfile:1
# One service of Clickshelf: docker build --build-arg SERVICE=recommendation -t clickshelf/recommendation .
# SERVICE is ingestion, feature, recommendation, forecasting, pricing, logistics or gateway.

FROM eclipse-temurin:25-jdk AS build
ARG SERVICE
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    module="$SERVICE-service"; [ "$SERVICE" != gateway ] || module=gateway; [ -d "$module" ] \
    || { echo "There is no service \"$SERVICE\": give --build-arg SERVICE=ingestion, feature, recommendation, forecasting, pricing, logistics or gateway." >&2; exit 1; }; \
    ./mvnw -B -q -pl "$module" -am -DskipTests -Dspotless.check.skip=true -Dclickshelf.checks=off package \
    && java -Djarmode=tools -jar "$module"/target/*-exec.jar extract --layers --launcher --destination /layers

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 clickshelf \
    && useradd --system --uid 10001 --gid clickshelf --home-dir /clickshelf --no-create-home clickshelf \
    && install -d -o clickshelf -g clickshelf /clickshelf /clickshelf/data
WORKDIR /clickshelf
# What changes seldom comes first, so that a new version of a service is a layer of a few hundred kilobytes.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
USER 10001:10001
# Reachable from outside the container; JSON logs in the Elastic Common Schema; half of the container's memory as heap.
ENV SERVER_ADDRESS=0.0.0.0 \
    LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=50 -XX:+UseCompactObjectHeaders -XX:+UseTransparentHugePages -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
# Feature state, uploaded files and rejects: give it a volume where they must outlive the container.
VOLUME /clickshelf/data
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]
