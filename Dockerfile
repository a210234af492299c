# Build with the JDK and Maven, run on the Java runtime alone. .ci/image-steps runs these steps without Docker.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY src src
COPY config config
RUN mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /blogboard blogboard
WORKDIR /blogboard
COPY --from=build /build/target/blogboard.jar target/
COPY blogboard ./
COPY config config
# Classes loaded and linked ahead of time, by the very Java that will use them.
RUN ./blogboard --version && mkdir data && chown blogboard data
USER blogboard
VOLUME /blogboard/data
EXPOSE 8080
# The lock is held, and runs are recorded, for as long as it serves.
HEALTHCHECK --interval=1m --timeout=10s --start-period=30s CMD ["./blogboard", "alive"]
ENTRYPOINT ["./blogboard"]
CMD ["serve"]
