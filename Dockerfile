# Build with the JDK and Maven, run on the Java runtime alone.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
RUN mvn -q -B dependency:go-offline || true
COPY src src
COPY config config
RUN mvn -q -B -DskipTests -Dspotless.check.skip=true package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /blogboard blogboard \
    && mkdir -p /blogboard/target /blogboard/data \
    && chown -R blogboard /blogboard
WORKDIR /blogboard
COPY --from=build /build/target/blogboard.jar target/
# Classes loaded and linked ahead of time, by the very Java that will use them.
RUN java -XX:AOTCacheOutput=target/blogboard.aot -XX:+UseSerialGC -jar target/blogboard.jar rehearse
COPY blogboard .
COPY config config
USER blogboard
VOLUME /blogboard/data
# The lock is held, and runs are recorded, for as long as it serves.
HEALTHCHECK --interval=1m --timeout=10s --start-period=30s CMD ["./blogboard", "alive"]
ENTRYPOINT ["./blogboard"]
CMD ["serve"]
