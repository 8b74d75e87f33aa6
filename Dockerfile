# Built and run as any other: docker build -t latent-loom . && docker run -p 8080:8080 -v loom:/data latent-loom
FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
RUN mvn -B -ntp -Dloom.quick dependency:go-offline
COPY frontend frontend
COPY models models
COPY datasets datasets
COPY src src
RUN mvn -B -ntp -Dloom.quick -Dmaven.test.skip=true package

FROM eclipse-temurin:21-jre
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /home/loom loom \
    && mkdir /data && chown loom /data
USER loom
WORKDIR /home/loom
COPY --from=build /build/target/latent-loom.jar latent-loom.jar
VOLUME /data
EXPOSE 8080
# Inside a container the port is closed until somebody publishes it.
ENV LOOM_HOME=/data SERVER_ADDRESS=0.0.0.0
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD curl -fsS http://127.0.0.1:8080/actuator/health || exit 1
ENTRYPOINT ["java", "-jar", "latent-loom.jar"]
